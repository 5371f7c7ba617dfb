/** @jest-environment jsdom */
import { renderHook } from '@testing-library/react';
import { ApiFailure } from '../api';
import { useOnce } from './use-once';

const setup = () => {
  const ids: string[] = [];
  const { result } = renderHook(() => useOnce());
  const send = (payload: object, failure?: ApiFailure) =>
    result
      .current(async ({ writeId }) => {
        ids.push(writeId);
        if (failure) throw failure;
      }, payload)
      .catch(() => undefined);
  return { ids, send };
};
const lost = new ApiFailure('Unavailable', '');

test('a retry of the same payload keeps its writeId while it is open whether it was done', async () => {
  const { ids, send } = setup();
  await send({ text: 'a' }, lost);
  await send({ text: 'a' }, lost);
  await send({ text: 'a' });
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
});

test('another payload is another intent', async () => {
  const { ids, send } = setup();
  await send({ text: 'a' }, lost);
  await send({ text: 'b' }, lost);
  expect(new Set(ids).size).toBe(2);
});

test('after a success the same payload is a new intent', async () => {
  const { ids, send } = setup();
  await send({ text: 'a' });
  await send({ text: 'a' });
  expect(new Set(ids).size).toBe(2);
});

test('after a clear refusal the same payload is a new intent', async () => {
  const { ids, send } = setup();
  await send({ text: 'a' }, new ApiFailure('Conflict', ''));
  await send({ text: 'a' });
  expect(new Set(ids).size).toBe(2);
});

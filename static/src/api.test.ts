import type { ContextApi } from '../../src/invoke-api';
import { contextView } from './support/replies';
import { ApiFailure, client } from './api';

const failureOf = async (reply: () => Promise<unknown>): Promise<ApiFailure> => {
  const error: unknown = await client<ContextApi>(reply)('load', {}).catch((thrown: unknown) => thrown);
  if (!(error instanceof ApiFailure)) throw new Error('it did not fail as it should');
  return error;
};

test('gives the value of an answer', async () => {
  const view = contextView();
  await expect(client<ContextApi>(async () => ({ ok: true, value: view }))('load', {})).resolves.toBe(view);
});

test('a refusal keeps its code, wording and problems', async () => {
  const problems = [{ line: 2, column: 3, message: 'no' }];
  const failure = await failureOf(async () => ({
    ok: false,
    error: { code: 'Invalid', message: 'Correct it.', problems },
  }));
  expect(failure).toMatchObject({ code: 'Invalid', message: 'Correct it.', problems });
});

test('a rejected invoke is Unavailable, whatever it was rejected with', async () => {
  const failure = await failureOf(() =>
    Promise.reject(new Error('There was an error invoking the function')),
  );
  expect(failure.code).toBe('Unavailable');
  expect(failure.message).toMatch(/try again/);
});

test.each([undefined, null, 'text', {}, { ok: 'yes' }])(
  'an answer of another shape is refused: %p',
  async (answer) => {
    expect((await failureOf(async () => answer)).code).toBe('Unavailable');
  },
);

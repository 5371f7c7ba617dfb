import type { ContextApi, Reply } from '../../src/invoke-api';
import { contextView } from './support/replies';
import { ApiFailure, client, MAX_REQUEST_BYTES } from './api';

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

test('a request larger than Jira passes on is refused here, with its size; one at the limit is sent', async () => {
  const sent: object[] = [];
  const call = client<{ take: (payload: { text: string }) => Reply<string> }>(async (_, payload) => {
    sent.push(payload);
    return { ok: true, value: 'taken' };
  });
  const room = MAX_REQUEST_BYTES - JSON.stringify({ text: '' }).length;
  await expect(call('take', { text: 'x'.repeat(room) })).resolves.toBe('taken');
  const over: unknown = await call('take', { text: `${'x'.repeat(room - 1)}ü` }).catch(
    (error: unknown) => error,
  );
  expect(over).toMatchObject({ code: 'TooLarge', message: expect.stringMatching(/^This is 491 KB/) });
  expect(sent).toHaveLength(1);
});

import { again, failureOfStatus, REQUESTS, responseOf, Unanswered, type Failure } from './again';
import { timeLeft } from './time-left';

jest.mock('./time-left', () => ({ timeLeft: jest.fn(() => 25_000) }));

const LOST: Failure = { kind: 'lost' };
const harmless = { harmless: true };
const failing = (times: number) => {
  let left = times;
  return jest.fn(() => (left-- > 0 ? Promise.reject(new Error('lost')) : Promise.resolve('done')));
};
const answering = (...statuses: number[]) =>
  jest.fn(() => Promise.resolve(new Response(null, { status: statuses.shift() ?? 200 })));

/** Waits are real timers that pass at once. */
let waits: number[];
beforeEach(() => {
  waits = [];
  jest.mocked(timeLeft).mockReturnValue(25_000);
  jest.spyOn(global, 'setTimeout').mockImplementation(((done: () => void, ms: number) => {
    // A limit of time is not a wait.
    if (ms < 9_000) {
      waits.push(ms);
      setImmediate(done);
    }
    return undefined as never;
  }) as never);
});
afterEach(() => jest.restoreAllMocks());

test('what is lost is asked again, later each time', async () => {
  expect(await again(failing(3), () => LOST, harmless)).toBe('done');
  expect(waits).toHaveLength(3);
  waits.forEach((wait, n) => {
    expect(wait).toBeGreaterThanOrEqual(50 * 2 ** n);
    expect(wait).toBeLessThanOrEqual(100 * 2 ** n);
  });
});

test('it is given up in the end, with the last failure', async () => {
  const request = failing(99);
  await expect(again(request, () => LOST, harmless)).rejects.toThrow('lost');
  expect(request).toHaveBeenCalledTimes(REQUESTS);
});

test('what is final is asked once', async () => {
  const request = failing(99);
  await expect(again(request, () => ({ kind: 'final' }), harmless)).rejects.toThrow('lost');
  expect(request).toHaveBeenCalledTimes(1);
});

test('what must not come twice is asked again only where it was certainly not done', async () => {
  const lost = failing(1);
  await expect(again(lost, () => LOST, { harmless: false })).rejects.toThrow('lost');
  expect(lost).toHaveBeenCalledTimes(1);
  expect(await again(failing(1), () => ({ kind: 'limited' }), { harmless: false })).toBe('done');
});

test('who says how long to wait is heard, up to what a person waits', async () => {
  const limited = (afterMs: number) => again(failing(1), () => ({ kind: 'limited', afterMs }), harmless);
  expect(await limited(3_000)).toBe('done');
  expect(waits[0]).toBeGreaterThanOrEqual(3_000);
  await expect(limited(60_000)).rejects.toThrow('lost');
  expect(waits).toHaveLength(1);
});

test('nothing is begun that the invocation has no time for', async () => {
  jest.mocked(timeLeft).mockReturnValue(1_550);
  const request = failing(1);
  await expect(again(request, () => ({ kind: 'limited', afterMs: 100 }), harmless)).rejects.toThrow('lost');
  jest.mocked(timeLeft).mockReturnValue(1_000);
  const late = failing(0);
  await expect(again(late, () => LOST, harmless)).rejects.toThrow(Unanswered);
  expect([request.mock.calls.length, late.mock.calls.length]).toEqual([1, 0]);
});

test('what is not answered is lost', async () => {
  jest.mocked(timeLeft).mockReturnValue(1_600);
  const silent = jest.fn(() => new Promise(() => undefined));
  await expect(again(silent, () => ({ kind: 'final' }), harmless)).rejects.toThrow(Unanswered);
});

test.each([
  [429, { kind: 'limited' }],
  [500, { kind: 'lost' }],
  [503, { kind: 'lost' }],
  [501, { kind: 'final' }],
  [404, { kind: 'final' }],
])('status %i', (status, failure) => {
  expect(failureOfStatus(status)).toEqual(failure);
});

test('Retry-After counts seconds; a date is not read', () => {
  expect(failureOfStatus(429, '2')).toEqual({ kind: 'limited', afterMs: 2_000 });
  expect(failureOfStatus(429, 'Wed, 21 Oct 2026 07:28:00 GMT')).toEqual({ kind: 'limited' });
});

test('a response is repeated like an error, and the last one is answered', async () => {
  expect((await responseOf(answering(500, 429), harmless)).status).toBe(200);
  expect((await responseOf(answering(404), harmless)).status).toBe(404);
  const down = answering(503, 503, 503, 503, 503);
  expect((await responseOf(down, harmless)).status).toBe(503);
  expect(down).toHaveBeenCalledTimes(REQUESTS);
});

import { persistently, within } from './retry';

const failing = (times: number) => {
  let left = times;
  return jest.fn(() => (left-- > 0 ? Promise.reject(new Error(`${left} left`)) : Promise.resolve('done')));
};
const pauses: number[] = [];
const wait = (ms: number): Promise<void> => {
  pauses.push(ms);
  return Promise.resolve();
};
beforeEach(() => pauses.splice(0));

test('work that fails is done again, later each time', async () => {
  expect(await persistently(failing(2), wait)).toBe('done');
  expect(pauses).toEqual([1000, 2000]);
});

test('it is given up in the end, with the last failure', async () => {
  const work = failing(4);
  await expect(persistently(work, wait)).rejects.toThrow('1 left');
  expect(work).toHaveBeenCalledTimes(3);
});

test('what takes longer than it may is not waited for', async () => {
  const late = () => new Error('late');
  const never = new Promise<string>(() => undefined);
  await expect(within(5, () => never, late)).rejects.toThrow('late');
  await expect(within(10_000, () => Promise.resolve('done'), late)).resolves.toBe('done');
  await expect(within(Infinity, () => Promise.resolve('done'), late)).resolves.toBe('done');
  const work = jest.fn(() => Promise.resolve('done'));
  await expect(within(0, work, late)).rejects.toThrow('late');
  expect(work).not.toHaveBeenCalled();
});

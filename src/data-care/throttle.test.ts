import { createAllowance, createThrottle } from './throttle';

const page = (bytes: number) => [{ value: 'x'.repeat(bytes) }];

test('goes on at once while it stays within its share, and waits for the next minute when it does not', async () => {
  let now = 0;
  const pauses: number[] = [];
  const throttle = createThrottle(
    () => now,
    (ms) => {
      pauses.push(ms);
      now += ms;
      return Promise.resolve();
    },
  );
  const mega = page(2.5 * 1024 * 1024);
  await throttle.page(mega);
  now += 10_000;
  await throttle.page(mega);
  expect(pauses).toEqual([]);
  await throttle.page(mega);
  expect(pauses).toEqual([50_000]);
  now += 60_000;
  await throttle.page(mega);
  await throttle.page(mega);
  expect(pauses).toEqual([50_000]);
});

test('a page beyond the whole share is let through: it will never be smaller', async () => {
  const throttle = createThrottle(
    () => 0,
    () => Promise.reject(new Error('waited')),
  );
  await throttle.page(page(20 * 1024 * 1024));
});

test('who cannot wait is told when the share is used up', async () => {
  const allowance = createAllowance();
  const mega = page(2.5 * 1024 * 1024);
  await allowance.page(mega);
  await allowance.page(mega);
  expect(allowance.isSpent?.()).toBe(false);
  await allowance.page(mega);
  expect(allowance.isSpent?.()).toBe(true);
});

import { createThrottle } from './throttle';

const page = (bytes: number) => [{ value: 'x'.repeat(bytes) }];

test('goes on at once while its share is not used up, then waits for the next minute, and says so before', async () => {
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
  await throttle.page(mega);
  expect(pauses).toEqual([]);
  expect(throttle.waiting()).toBe(50_000);
  await throttle.page(mega);
  expect(pauses).toEqual([50_000]);
  expect(throttle.waiting()).toBe(0);
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

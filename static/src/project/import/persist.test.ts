import { ApiFailure } from '../../api';
import { persist } from './persist';

const lost = new ApiFailure('Unavailable', 'lost');

test('tries again while a failure may pass, and gives up with the last', async () => {
  const attempt = jest.fn().mockRejectedValueOnce(lost).mockResolvedValueOnce('done');
  expect(await persist(attempt, [1, 1])).toBe('done');
  const always = jest.fn().mockRejectedValue(lost);
  await expect(persist(always, [1, 1])).rejects.toBe(lost);
  expect(always).toHaveBeenCalledTimes(3);
});

test('takes a clear answer for an answer', async () => {
  const attempt = jest.fn().mockRejectedValue(new ApiFailure('Forbidden', 'no'));
  await expect(persist(attempt, [1, 1])).rejects.toThrow('no');
  expect(attempt).toHaveBeenCalledTimes(1);
});

/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react';
import { ApiFailure } from '../api';
import { useLive } from './use-live';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
  setVisibility('visible');
});

const setVisibility = (state: 'visible' | 'hidden'): void => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
};
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

test('loads at once and again after each interval', async () => {
  let n = 0;
  const load = jest.fn(async () => ++n);
  const { result } = renderHook(() => useLive(load, 20_000));
  await pass(0);
  expect(result.current).toMatchObject({ data: 1, loading: false });
  await pass(20_000);
  expect(result.current.data).toBe(2);
});

test('asks nothing while the page is hidden, and at once when it is seen again', async () => {
  const load = jest.fn(async () => 'x');
  renderHook(() => useLive(load, 20_000));
  await pass(0);
  setVisibility('hidden');
  await pass(200_000);
  expect(load).toHaveBeenCalledTimes(1);
  setVisibility('visible');
  await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
  expect(load).toHaveBeenCalledTimes(2);
});

test('focus and visibility together ask once', async () => {
  const load = jest.fn(async () => 'x');
  renderHook(() => useLive(load, 600_000));
  await pass(5_000);
  await act(async () => {
    window.dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(load).toHaveBeenCalledTimes(2);
});

test('keeps what it had when a refresh fails, and asks less often', async () => {
  let failing = false;
  const load = jest.fn(async () => {
    if (failing) throw new ApiFailure('Unavailable', 'gone');
    return 'x';
  });
  const { result } = renderHook(() => useLive(load, 20_000));
  await pass(0);
  failing = true;
  await pass(20_000);
  expect(result.current).toMatchObject({ data: 'x', failure: { message: 'gone' } });
  await pass(20_000);
  expect(load).toHaveBeenCalledTimes(2);
  failing = false;
  await pass(20_000);
  expect(load).toHaveBeenCalledTimes(3);
  expect(result.current.failure).toBeUndefined();
});

test('a load that began before an update does not undo it', async () => {
  let answer: (value: string) => void = () => undefined;
  const load = jest.fn(() => new Promise<string>((resolve) => (answer = resolve)));
  const { result } = renderHook(() => useLive(load, 20_000));
  await act(async () => answer('old'));
  let refresh: Promise<void> = Promise.resolve();
  act(() => {
    refresh = result.current.reload();
  });
  act(() => result.current.update(() => 'mine'));
  await act(async () => {
    answer('older');
    await refresh;
  });
  expect(result.current.data).toBe('mine');
});

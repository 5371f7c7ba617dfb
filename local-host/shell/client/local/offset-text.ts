const DAY = 86_400_000;

/** How far the app's time is from the real one, in whole days. */
export function offsetText(offset: number): string {
  const days = Math.round(offset / DAY);
  if (days === 0) return 'now';
  return `${days > 0 ? '+' : '−'} ${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
}

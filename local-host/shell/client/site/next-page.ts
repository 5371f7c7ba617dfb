import type { Flag } from './flags';

const KEY = 'next-page';

/** What the page that is loaded next says first, and where it puts the focus. */
export interface NextPage {
  flag: Pick<Flag, 'id' | 'title' | 'description' | 'type'>;
  /** Id of the element to focus. */
  focus?: string;
}

/** Loads `address`, or the same page anew without one, and says there what was done. */
export function goSaying(next: NextPage, address?: string): void {
  sessionStorage.setItem(KEY, JSON.stringify(next));
  if (address === undefined) window.location.reload();
  else window.location.assign(address);
}

/** What the page before left to say, once. */
export function takeNextPage(): NextPage | undefined {
  const left = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return left === null ? undefined : (JSON.parse(left) as NextPage);
}

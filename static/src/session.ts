const PREFIX = 'behave-pro.';

/** What is kept under this name until the browser's tab is closed. Nothing where the browser keeps nothing for the frame. */
export function recall(name: string): string | undefined {
  try {
    return sessionStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it for `recall`, also by the app's other frames in the same tab of the browser; `undefined` forgets it. */
export function remember(name: string, value: string | undefined): void {
  try {
    if (value === undefined) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, value);
  } catch {
    // Remembering is a kindness; every page works without.
  }
}

import { flushSync } from 'react-dom';

/** Has a form mark what is missing in it, and puts the focus on the first field that is marked. */
export function showMissing(form: HTMLFormElement | null, mark: () => void): void {
  flushSync(mark);
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

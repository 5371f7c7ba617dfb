const CONTROLS = 'a[href], button:not(:disabled), input, select, textarea';

/** Moves the focus out of something about to go: to the next control after it, else to the last one before. */
export function focusBeside(going: HTMLElement): void {
  const controls = [...document.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (one) => !going.contains(one) && one.tabIndex >= 0,
  );
  const after = controls.find((one) => going.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  (after ?? controls.at(-1))?.focus();
}

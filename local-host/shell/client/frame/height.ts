/**
 * Tells the height of the document's content, in CSS pixels, at the start and at every change: the body's height
 * with its margins. What is positioned outside the body's flow does not count, as on Jira.
 */
export function watchHeight(tell: (height: number) => void): void {
  let last = -1;
  const measure = () => {
    const { marginTop, marginBottom } = getComputedStyle(document.body);
    const height = Math.ceil(document.body.offsetHeight + parseFloat(marginTop) + parseFloat(marginBottom));
    if (height !== last) tell((last = height));
  };
  window.addEventListener('DOMContentLoaded', () => {
    new ResizeObserver(measure).observe(document.body);
    measure();
  });
}

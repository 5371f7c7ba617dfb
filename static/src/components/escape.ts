import type { KeyboardEvent } from 'react';

/**
 * Esc meant for the form around a field. In an open list it closes the list; the list's own handling of the key
 * does not tell the two apart.
 */
export const leavesForm = ({ key, target }: Pick<KeyboardEvent, 'key' | 'target'>): boolean =>
  key === 'Escape' && !(target instanceof Element && target.getAttribute('aria-expanded') === 'true');

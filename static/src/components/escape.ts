import type { KeyboardEvent } from 'react';
import { isComposing } from './composing';

/**
 * Esc meant for the form around a field. In an open list it closes the list; the list's own handling of the key
 * does not tell the two apart.
 */
export const leavesForm = (event: Pick<KeyboardEvent, 'key' | 'target' | 'nativeEvent'>): boolean =>
  event.key === 'Escape' &&
  !isComposing(event) &&
  !(event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true');

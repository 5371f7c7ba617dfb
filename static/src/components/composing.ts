import type { KeyboardEvent } from 'react';

/** What Safari calls the key that ends a composition, which it no longer counts as part of it. */
const OF_COMPOSITION = 229;

/** A key that chooses or leaves words in the making, as in Japanese or Chinese: it means nothing to the form. */
export const isComposing = ({ nativeEvent }: Pick<KeyboardEvent, 'nativeEvent'>): boolean =>
  nativeEvent.isComposing || nativeEvent.keyCode === OF_COMPOSITION;

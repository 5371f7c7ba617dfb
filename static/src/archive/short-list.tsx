import type { ReactNode } from 'react';
import { strings } from '../strings';

/** As many as a person looks through. */
const SHOWN = 100;

interface Props<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  children: (item: Item) => ReactNode;
}

/** A list of which the first are shown, and how many more there are. */
export function ShortList<Item>({ items, keyOf, children }: Props<Item>) {
  return (
    <ul className="bp-archive-list">
      {items.slice(0, SHOWN).map((item) => (
        <li key={keyOf(item)}>{children(item)}</li>
      ))}
      {items.length > SHOWN && <li>{strings.archive.import.further(items.length - SHOWN)}</li>}
    </ul>
  );
}

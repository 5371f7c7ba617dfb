import { useCallback, useMemo, useRef, useState } from 'react';
import type { FeatureView } from '../../../src/invoke-api';
import type { Chosen } from './saving/chosen';
import type { Undecided } from './saving/use-save-text';

/** A text that was typed and not saved yet. */
export interface TypedText {
  /** The feature it was typed over, as it was then. */
  base: FeatureView;
  text: string;
  /** What has to be decided before it is saved, and what was chosen so far. */
  undecided?: Undecided;
  chosen?: Chosen;
}

export interface Drafts {
  /** Ids of the features that have one. */
  unsaved: ReadonlySet<string>;
  of(id: string): TypedText | undefined;
  keep(typed: TypedText): void;
  drop(id: string): void;
}

/** Texts that were typed, by feature: another feature can be opened meanwhile, and nothing is lost. */
export function useDrafts(): Drafts {
  const typed = useRef(new Map<string, TypedText>());
  const [unsaved, setUnsaved] = useState<ReadonlySet<string>>(new Set());
  // The list is told only when a feature begins or ceases to have one, not at each key.
  const tell = useCallback(() => {
    setUnsaved((now) =>
      now.size === typed.current.size && [...now].every((id) => typed.current.has(id))
        ? now
        : new Set(typed.current.keys()),
    );
  }, []);
  return useMemo(
    () => ({
      unsaved,
      of: (id) => typed.current.get(id),
      keep: (one) => {
        typed.current.set(one.base.id, one);
        tell();
      },
      drop: (id) => {
        typed.current.delete(id);
        tell();
      },
    }),
    [unsaved, tell],
  );
}

import { useCallback, useState } from 'react';
import type { Ask, FeatureView, Identities, MergeConflict } from '../../../../src/invoke-api';
import { useOnce } from '../../hooks/use-once';
import type { ProjectCall } from '../project';

/** A text to save, over the one with this hash. */
export interface SentText {
  featureId: string;
  text: string;
  textHash: string;
  asDraft?: boolean;
  identities?: Identities;
}

/** What only a person can decide: who scenarios are, or which of two changes is to stay. */
export type Matter = { ask: Ask } | { conflict: MergeConflict };

/** What has to be decided before the sent text is saved. */
export type Undecided = { sent: SentText } & Matter;

export interface Saved {
  feature: FeatureView;
  merged?: true;
}

export interface SaveText {
  undecided?: Undecided;
  /** Resolves with nothing when something has to be decided first: `undecided` then says what. Rejects with `ApiFailure`. */
  save(sent: SentText): Promise<Saved | undefined>;
  /** Leaves it undecided: nothing is saved. */
  leave(): void;
}

/** Saves a feature's text, and holds what only a person can decide about it. */
export function useSaveText(call: ProjectCall, first?: Undecided): SaveText {
  const once = useOnce();
  const [undecided, setUndecided] = useState(first);
  const save = useCallback(
    async (sent: SentText) => {
      const reply = await once((change) => call('saveText', change), sent);
      if ('feature' in reply) {
        setUndecided(undefined);
        return reply;
      }
      setUndecided({ sent, ...reply });
      return undefined;
    },
    [call, once],
  );
  const leave = useCallback(() => setUndecided(undefined), []);
  return { undecided, save, leave };
}

import { takeOverSteps, type TakeOver } from '@behave-pro/core/rules';
import { useState } from 'react';
import type { CloneOffer, OfferedScenario, TakenScenario } from '../../../../src/invoke-api';
import { useAction, type Action } from '../../hooks/use-action';
import { useOnce } from '../../hooks/use-once';
import { strings } from '../../strings';
import type { PanelCall } from '../panel';
import type { Done } from '../use-scenario-edits';

interface Deps {
  call: PanelCall;
  onDone: (what: Done) => void;
}

export interface TakeOverActs {
  /** What is being done, how much of it is done, and of how much. */
  progress?: { how: TakeOver; done: number; of: number };
  take: Action<[TakeOver, CloneOffer['original'], readonly OfferedScenario[]], void>;
  /** How the last one was to be done. */
  how?: TakeOver;
  putAway: Action<[CloneOffer['original']], void>;
}

const words = strings.offer;

/** Takes scenarios over, a transaction a step, and back; what was done when a step fails is said, and can be taken back. */
export function useTakeOver({ call, onDone }: Deps): TakeOverActs {
  const once = useOnce();
  const [progress, setProgress] = useState<TakeOverActs['progress']>();
  const [how, setHow] = useState<TakeOver>();

  const takeBack = async (way: TakeOver, key: string, taken: readonly TakenScenario[]): Promise<void> => {
    let left = 0;
    for (const step of takeOverSteps(way, taken))
      left += (await once((payload) => call('undoTakeOver', payload), { how: way, taken: step })).left;
    onDone({ text: left ? words.undoneBut(left) : words.undone(key) });
  };
  const take = useAction(
    async (way: TakeOver, { key }: CloneOffer['original'], chosen: readonly OfferedScenario[]) => {
      setHow(way);
      const taken: TakenScenario[] = [];
      try {
        for (const step of takeOverSteps(way, chosen)) {
          setProgress({ how: way, done: taken.length, of: chosen.length });
          const scenarios = step.map(({ featureId, id }) => ({ featureId, scenarioId: id }));
          taken.push(...(await once((payload) => call('takeOver', payload), { how: way, scenarios })).taken);
        }
      } finally {
        setProgress(undefined);
        if (taken.length)
          onDone({
            text: words[way === 'link' ? 'linked' : 'copied'](taken.length, key),
            undo: () => takeBack(way, key, taken),
          });
      }
    },
  );
  const setAway = (away: boolean): Promise<unknown> => once((payload) => call('putAway', payload), { away });
  const putAway = useAction(async ({ key }: CloneOffer['original']) => {
    await setAway(true);
    onDone({
      text: words.away(key),
      undo: async () => {
        await setAway(false);
        onDone({ text: words.undone(key) });
      },
    });
  });
  return { ...(progress && { progress }), ...(how && { how }), take, putAway };
}

import { ranked } from '@behave-pro/core/rules';
import { useRef, useState } from 'react';
import type { PanelScenario, PanelView } from '../../../src/invoke-api';
import { asFailure, type ApiFailure } from '../api';
import type { Live } from '../hooks/use-live';
import { strings } from '../strings';
import type { PanelCall } from './panel';

type Place = { before: string } | { after: string };

export interface Rank {
  /** Moves a scenario by one; nothing at either end. */
  step(scenarioId: string, by: 'up' | 'down'): void;
  /** Puts it in front of another, or to the end. */
  to(scenarioId: string, before: string | undefined): void;
  /** For a live region: where it is now. */
  said: string;
  /** Why the order is as it was. */
  failure?: ApiFailure;
  clear(): void;
}

interface Deps extends Pick<Live<PanelView>, 'reload' | 'update'> {
  call: PanelCall;
  scenarios: readonly PanelScenario[];
}

const inOrder = (scenarios: readonly PanelScenario[], order: readonly string[]): PanelScenario[] => {
  const at = (id: string): number => {
    const found = order.indexOf(id);
    return found === -1 ? order.length : found;
  };
  return [...scenarios].sort((a, b) => at(a.id) - at(b.id));
};

/**
 * The order of the scenarios on the issue. It changes at once and is stored one step after the other, as they were made; when
 * one is refused, those after it are dropped and the order is what it was.
 */
export function useRank({ call, scenarios, reload, update }: Deps): Rank {
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState<ApiFailure>();
  const queue = useRef({ last: Promise.resolve(), waiting: 0, round: 0, stored: [] as string[] });
  const ids = scenarios.map(({ id }) => id);

  const put = (order: readonly string[]): void =>
    update((view) => ({ ...view, scenarios: inOrder(view.scenarios, order) }));
  const store = async (scenarioId: string, place: Place, round: number): Promise<void> => {
    const now = queue.current;
    if (round !== now.round) return;
    try {
      const { order } = await call('rank', { writeId: crypto.randomUUID(), scenarioId, ...place });
      now.stored = order;
      now.waiting -= 1;
      if (now.waiting === 0) put(order);
    } catch (error) {
      now.round += 1;
      now.waiting = 0;
      put(now.stored);
      setSaid('');
      setFailure(asFailure(error));
      await reload();
    }
  };
  const move = (scenarioId: string, place: Place): void => {
    const order = ranked(ids, (id) => id, scenarioId, place);
    if (order.join() === ids.join()) return;
    const now = queue.current;
    if (now.waiting === 0) now.stored = ids;
    now.waiting += 1;
    put(order);
    setFailure(undefined);
    const name = scenarios.find(({ id }) => id === scenarioId)?.name || strings.panel.untitled;
    setSaid(strings.panel.ranked(name, order.indexOf(scenarioId) + 1, order.length));
    const { round } = now;
    now.last = now.last.then(() => store(scenarioId, place, round));
  };
  return {
    step: (scenarioId, by) => {
      const at = ids.indexOf(scenarioId);
      const neighbour = ids[by === 'up' ? at - 1 : at + 1];
      if (at === -1 || neighbour === undefined) return;
      move(scenarioId, by === 'up' ? { before: neighbour } : { after: neighbour });
    },
    to: (scenarioId, before) => {
      const last = ids.filter((id) => id !== scenarioId).at(-1);
      if (before !== undefined) move(scenarioId, { before });
      else if (last !== undefined) move(scenarioId, { after: last });
    },
    said,
    ...(failure && { failure }),
    clear: () => setFailure(undefined),
  };
}

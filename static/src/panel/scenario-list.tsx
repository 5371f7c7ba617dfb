import type { PanelScenario, PanelView } from '../../../src/invoke-api';
import { useCardDrag } from '../hooks/use-card-drag';
import type { PanelCall } from './panel';
import { ScenarioItem } from './scenario-item';
import type { Rank } from './use-rank';
import type { ScenarioEdits } from './use-scenario-edits';

interface Props {
  shown: readonly PanelScenario[];
  view: PanelView;
  call: PanelCall;
  edits: ScenarioEdits;
  rank: Rank;
  reload: () => Promise<void>;
}

/** The scenarios in the order people gave them. */
export function ScenarioList({ shown, view, call, edits, rank, reload }: Props) {
  const drag = useCardDrag(({ cardId, before }) => rank.to(cardId, before));
  return (
    <>
      <ul className="bp-list" data-zone="scenarios" data-takes="scenario">
        {shown.map((scenario) => (
          <ScenarioItem
            key={scenario.id}
            scenario={scenario}
            view={view}
            call={call}
            edits={edits}
            rank={rank}
            onGrip={drag.onPointerDown}
            reload={reload}
          />
        ))}
      </ul>
      <span role="status" className="bp-hidden">
        {rank.said}
      </span>
    </>
  );
}

import type { PanelScenario, PanelView } from '../../../src/invoke-api';
import { useCardDrag } from '../hooks/use-card-drag';
import type { DefectActs } from './defects/use-defects';
import type { PanelCall } from './panel';
import { ScenarioItem } from './scenario-item';
import type { Rank } from './use-rank';
import type { ScenarioEdits } from './use-scenario-edits';

interface Props {
  shown: readonly PanelScenario[];
  view: PanelView;
  call: PanelCall;
  edits: ScenarioEdits;
  defects: DefectActs;
  rank: Rank;
  reload: () => Promise<void>;
}

/** The scenarios in the order people gave them. */
export function ScenarioList({ shown, view, call, edits, defects, rank, reload }: Props) {
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
            defects={defects}
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

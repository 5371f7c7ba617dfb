import type { PanelScenario, PanelView } from '../../../../src/invoke-api';
import { OnDemand } from '../../components/on-demand';
import type { DefectActs } from './use-defects';

interface Props {
  asked: 'createDefect' | 'linkDefect';
  scenario: PanelScenario;
  view: PanelView;
  acts: DefectActs;
  onLink: () => void;
  onClose: () => void;
}

const loadForms = () => import('./index');

/** Asks for a new defect, or for one that is there. */
export function DefectForms({ asked, scenario, view, acts, onLink, onClose }: Props) {
  const { result } = scenario;
  return (
    <div className="bp-asked">
      <OnDemand load={loadForms}>
        {({ CreateDefect, LinkDefect }) =>
          asked === 'createDefect' && result ? (
            <CreateDefect
              scenario={{ ...scenario, result }}
              view={view}
              acts={acts}
              onLink={onLink}
              onClose={onClose}
            />
          ) : (
            <LinkDefect scenario={scenario} view={view.defects} acts={acts} onClose={onClose} />
          )
        }
      </OnDemand>
    </div>
  );
}

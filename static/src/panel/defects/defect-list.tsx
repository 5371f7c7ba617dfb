import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import type { DefectIssue, DefectsView, DefectView, PanelScenario } from '../../../../src/invoke-api';
import { Failure } from '../../components/failure';
import { IssueLink } from '../../components/issue-link';
import { useAction } from '../../hooks/use-action';
import { strings } from '../../strings';
import type { DefectActs } from './use-defects';

interface Props {
  scenario: PanelScenario;
  view: DefectsView;
  acts: DefectActs;
}

const words = strings.defects;

const APPEARANCE = {
  new: 'neutral',
  indeterminate: 'information',
  done: 'success',
} as const satisfies Record<DefectIssue['category'], string>;

/** The known defects of a scenario, below its row. */
export function DefectList({ scenario, view, acts }: Props) {
  const defects = view.defects.filter(({ scenarioId }) => scenarioId === scenario.id);
  const hidden = view.hidden.find(({ scenarioId }) => scenarioId === scenario.id)?.count ?? 0;
  if (!defects.length && !hidden) return null;
  return (
    <ul className="bp-defects" aria-label={words.list(scenario.name || strings.panel.untitled)}>
      {defects.map((defect) => (
        <Defect key={defect.id} defect={defect} scenario={scenario} canChange={view.canChange} acts={acts} />
      ))}
      {hidden > 0 && <li className="bp-subtle">{words.hidden(hidden)}</li>}
    </ul>
  );
}

interface DefectProps extends Pick<Props, 'scenario' | 'acts'> {
  defect: DefectView;
  canChange: boolean;
}

function Defect({ defect, scenario, canChange, acts }: DefectProps) {
  const { issue, state, notLinked } = defect;
  const act = useAction((way: () => Promise<void>) => way());
  return (
    <li className="bp-defect">
      {issue ? (
        <span className="bp-defect-text">
          <span className="bp-subtle">{words.label}</span>{' '}
          <IssueLink issueKey={issue.key} summary={issue.summary} /> {issue.summary}
        </span>
      ) : (
        <span className={state === 'pending' ? 'bp-defect-text bp-subtle' : 'bp-defect-text bp-outdated'}>
          {state && words.state[state]}
        </span>
      )}
      <span className="bp-defect-end">
        {issue && <Lozenge appearance={APPEARANCE[issue.category]}>{issue.status}</Lozenge>}
        {issue?.category === 'done' && <span className="bp-subtle">{words.resolved}</span>}
        {notLinked && <span className="bp-outdated">{words.notLinked}</span>}
        {canChange && notLinked && (
          <Button
            spacing="compact"
            isLoading={act.busy}
            onClick={() => void act.run(() => acts.relate(defect))}
          >
            {words.relate}
          </Button>
        )}
        {canChange && state === 'unknown' && (
          <Button
            spacing="compact"
            isLoading={act.busy}
            onClick={() => void act.run(() => acts.look(defect))}
          >
            {words.look}
          </Button>
        )}
        {canChange && issue && (
          <Button
            appearance="subtle"
            spacing="compact"
            aria-label={words.unlink(issue.key)}
            isDisabled={act.busy}
            onClick={() => void act.run(() => acts.unlink(scenario, defect))}
          >
            {words.unlinkShort}
          </Button>
        )}
      </span>
      {act.failure && <Failure failure={act.failure} title={words.notChanged} />}
    </li>
  );
}

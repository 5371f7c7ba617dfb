import Button from '@atlaskit/button/new';
import { AUDIT_ACTIONS, THE_APP } from '@behave-pro/core/audit';
import { useId, type ReactNode } from 'react';
import type { AuditAction } from '../../../src/invoke-api';
import { strings } from '../strings';
import { EVERYTHING, isBackwards, type Chosen } from './chosen';

export interface ProjectChoice {
  id: string;
  name: string;
}

interface Props {
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
  /** Absent where the log is one project's. */
  projects?: readonly ProjectChoice[];
  actions: readonly AuditAction[];
  people: ReadonlyMap<string, string>;
}

const words = strings.audit.filter;
/** As the app is asked for what concerns no project. */
const SITE = 'site';

/** Actions that concern no project: its own removal is asked for and cancelled in its log, which goes with the rest. */
const OF_SITE = /^(licence-|app-|removal-(announced|begun|done)$)/;
export const PROJECT_ACTIONS = AUDIT_ACTIONS.filter((action) => !OF_SITE.test(action));

export function AuditFilter({ chosen, onChoose, projects, actions, people }: Props) {
  const id = useId();
  const choose = (some: Partial<Chosen>): void => onChoose({ ...chosen, ...some });
  const isChosen = Object.values(chosen).some((value) => value !== '');
  return (
    <div role="group" aria-label={words.name} className="bp-audit-filter">
      {projects && (
        <Choice
          label={words.project}
          value={chosen.projectId}
          onChange={(projectId) => choose({ projectId })}
        >
          <option value="">{words.all}</option>
          <option value={SITE}>{strings.audit.site}</option>
          {projects.map((project) => (
            <option key={project.id} value={project.id}>
              {project.name}
            </option>
          ))}
        </Choice>
      )}
      <Choice
        label={words.action}
        value={chosen.action}
        onChange={(action) => choose({ action: action as Chosen['action'] })}
      >
        <option value="">{words.everything}</option>
        {actions.map((action) => (
          <option key={action} value={action}>
            {strings.audit.action[action]}
          </option>
        ))}
      </Choice>
      <Choice label={words.by} value={chosen.by} help={words.people} onChange={(by) => choose({ by })}>
        <option value="">{words.everybody}</option>
        {projects && <option value={THE_APP}>{strings.audit.app}</option>}
        {[...people].map(([accountId, name]) => (
          <option key={accountId} value={accountId}>
            {name}
          </option>
        ))}
      </Choice>
      {(['from', 'to'] as const).map((end) => (
        <div key={end} className="bp-field">
          <label htmlFor={`${id}-${end}`}>{words[end]}</label>
          <input
            id={`${id}-${end}`}
            type="date"
            className="bp-input"
            value={chosen[end]}
            aria-invalid={isBackwards(chosen)}
            aria-describedby={isBackwards(chosen) ? `${id}-backwards` : undefined}
            onChange={(event) => choose({ [end]: event.target.value })}
          />
        </div>
      ))}
      <Button appearance="subtle" isDisabled={!isChosen} onClick={() => onChoose(EVERYTHING)}>
        {words.clear}
      </Button>
      {isBackwards(chosen) && (
        <p id={`${id}-backwards`} className="bp-error">
          {words.backwards}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  help?: string;
  onChange: (value: string) => void;
  children: ReactNode;
}

function Choice({ label, value, help, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className="bp-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="bp-input"
        value={value}
        title={help}
        onChange={(event) => onChange(event.target.value)}
      >
        {children}
      </select>
    </div>
  );
}

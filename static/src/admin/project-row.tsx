import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useEffect, useRef } from 'react';
import type { AdminProject } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { useOpenPage } from '../hooks/use-open-page';
import { strings } from '../strings';
import type { AdminCall } from './admin';
import { ReportCell } from './report-cell';
import { useEnable } from './use-enable';

interface Props {
  project: AdminProject;
  canEnable: boolean;
  call: AdminCall;
  onEnabled: (project: AdminProject) => void;
}

const words = strings.admin.projects;
const COLUMNS = 7;

/** One project, and under it what went wrong when something was asked of it. */
export function ProjectRow({ project, canEnable, call, onEnabled }: Props) {
  const { name, key, state } = project;
  const enable = useEnable(call, onEnabled);
  const open = useOpenPage('settings', key);
  const link = useRef<HTMLButtonElement>(null);
  const was = useRef(state);
  useEffect(() => {
    // The button that had the focus is gone: the settings are where to go from here.
    if (state === 'enabled' && was.current === 'disabled' && document.activeElement === document.body)
      link.current?.focus();
    was.current = state;
  }, [state]);
  return (
    <>
      <tr>
        <th scope="row">
          {name}
          <div className="bp-subtle">
            {key} ·{' '}
            <button ref={link} type="button" className="bp-link" onClick={() => void open.run()}>
              {words.settings}
              <span className="bp-hidden">{words.ofProject(name)}</span>
            </button>
          </div>
        </th>
        <td>
          {state === 'disabled' && canEnable ? (
            <Button spacing="compact" isLoading={enable.busy} onClick={() => void enable.run(project.id)}>
              {words.enable}
              <span className="bp-hidden"> {name}</span>
            </Button>
          ) : (
            <Lozenge appearance={state === 'enabled' ? 'success' : 'neutral'}>{words.state[state]}</Lozenge>
          )}
        </td>
        <td>
          <ReportCell project={project} />
        </td>
        <td className="bp-number">{project.features}</td>
        <td className="bp-number">{project.scenarios}</td>
        <td className="bp-number">{project.drafts}</td>
        <td className="bp-number">{project.keys}</td>
      </tr>
      {(enable.failure || open.failure) && (
        <tr>
          <td colSpan={COLUMNS}>
            {enable.failure && <Failure failure={enable.failure} title={words.notEnabled} />}
            {open.failure && (
              <Failure failure={open.failure} title={strings.projectPages.settings.notOpened} />
            )}
          </td>
        </tr>
      )}
    </>
  );
}

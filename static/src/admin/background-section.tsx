import Lozenge from '@atlaskit/lozenge';
import type { AdminView } from '../../../src/invoke-api';
import { TimeAgo } from '../components/time-ago';
import { strings } from '../strings';
import { isLate } from './late';

type Trigger = AdminView['triggers'][number];

const words = strings.admin.background;
const APPEARANCE = { done: 'success', failed: 'danger' } as const;

/** What the app does by itself, when it last did, and how that went. */
export function BackgroundSection({ triggers, installedAt }: Pick<AdminView, 'triggers' | 'installedAt'>) {
  return (
    <section className="bp-card" aria-labelledby="background">
      <h2 id="background">{words.title}</h2>
      {triggers.length === 0 ? (
        <p className="bp-subtle">{words.none}</p>
      ) : (
        <table className="bp-table">
          <thead>
            <tr>
              <th scope="col">{words.columns.work}</th>
              <th scope="col">{words.columns.lastRun}</th>
              <th scope="col">{words.columns.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {triggers.map((trigger) => (
              <tr key={trigger.key}>
                <th scope="row">{words.work[trigger.key] ?? trigger.key}</th>
                <LastRun run={trigger.lastRun} installedAt={installedAt} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function LastRun({ run, installedAt }: { run: Trigger['lastRun']; installedAt: string | undefined }) {
  if (!run) return <td colSpan={2}>{isLate(installedAt) ? words.never : words.notYet}</td>;
  return (
    <>
      <td>
        <TimeAgo iso={run.at} />
      </td>
      <td>
        <Lozenge appearance={APPEARANCE[run.outcome]}>{words.outcome[run.outcome]}</Lozenge>
        {run.outcome === 'failed' && <p className="bp-subtle">{words.failedHelp}</p>}
        {isLate(run.at) && <p>{words.late}</p>}
      </td>
    </>
  );
}

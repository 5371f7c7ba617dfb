import Lozenge from '@atlaskit/lozenge';
import type { AdminView } from '../../../src/invoke-api';
import { TimeAgo } from '../components/time-ago';
import { strings } from '../strings';

type Trigger = AdminView['triggers'][number];

const words = strings.admin.background;
const APPEARANCE = { done: 'success', failed: 'danger' } as const;

/** What the app does by itself, when it last did, and how that went. */
export function BackgroundSection({ triggers }: Pick<AdminView, 'triggers'>) {
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
                <LastRun run={trigger.lastRun} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function LastRun({ run }: { run: Trigger['lastRun'] }) {
  if (!run) return <td colSpan={2}>{words.notYet}</td>;
  return (
    <>
      <td>
        <TimeAgo iso={run.at} />
      </td>
      <td>
        <Lozenge appearance={APPEARANCE[run.outcome]}>{words.outcome[run.outcome]}</Lozenge>
        {run.outcome === 'failed' && <p className="bp-subtle">{words.failedHelp}</p>}
      </td>
    </>
  );
}

import type { ReactNode } from 'react';
import type { ContextView } from '../../../src/invoke-api';
import { TimeAgo } from '../components/time-ago';
import { strings } from '../strings';
import { CountBar } from './count-bar';
import { ToPanel } from './to-panel';

/**
 * Counts, what people say, what fails, when it last ran, and the way to where scenarios are written. `below` stands in for the
 * counts where there are none.
 */
export function Glance({ view, below }: { view: ContextView; below?: ReactNode }) {
  const { counts, failing, lastRun, ready, openQuestions } = view;
  const said = counts.scenarios > 0 || ready > 0 || openQuestions > 0;
  return (
    <>
      {counts.scenarios === 0 ? (
        (below ?? <p>{strings.context.none}</p>)
      ) : (
        <>
          <p className="bp-total">{strings.panel.total(counts.scenarios)}</p>
          <CountBar counts={counts} />
          <p className="bp-subtle">
            {lastRun ? (
              <>
                {strings.context.lastRun} <TimeAgo iso={lastRun} />
              </>
            ) : (
              strings.context.notRun
            )}
          </p>
        </>
      )}
      {said && (
        <ul className="bp-said" aria-label={strings.context.agreement}>
          <li>{strings.context.ready(ready)}</li>
          <li className={openQuestions > 0 ? 'bp-outdated' : undefined}>
            {strings.context.openQuestions(openQuestions)}
          </li>
        </ul>
      )}
      {failing.length > 0 && (
        <section aria-labelledby="failing">
          <h2 id="failing">{strings.context.failing}</h2>
          <ul className="bp-failing">
            {failing.map(({ name, step, message }, index) => (
              <li key={index}>
                <strong>{name}</strong>
                {step && <p>{step}</p>}
                {message && <p className="bp-first-line">{firstLine(message)}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <ToPanel />
    </>
  );
}

/** An error message leads with what matters; the whole of it is in the panel. */
const firstLine = (message: string): string => message.trim().split('\n', 1)[0] ?? '';

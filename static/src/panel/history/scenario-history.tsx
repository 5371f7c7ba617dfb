import Button from '@atlaskit/button/new';
import { useEffect, useRef, useState } from 'react';
import type { PanelScenario, RunHistory } from '../../../../src/invoke-api';
import { Failure } from '../../components/failure';
import { Outcome } from '../../components/outcome';
import { ResultDetails } from '../../components/result-details';
import { Skeleton } from '../../components/skeleton';
import { useAction } from '../../hooks/use-action';
import { strings } from '../../strings';
import { exactTime } from '../../time';
import type { PanelCall } from '../panel';

interface Props {
  scenario: PanelScenario;
  call: PanelCall;
}

const words = strings.runHistory;

/** Earlier results of a scenario, the newest first; older runs are asked for in steps. */
export function ScenarioHistory({ scenario, call }: Props) {
  const { featureId, id: scenarioId, testType } = scenario;
  const name = scenario.name || strings.panel.untitled;
  const [loaded, setLoaded] = useState<RunHistory>();
  const list = useRef<HTMLOListElement>(null);
  const load = useAction(async (before?: string) => {
    const next = await call('history', { featureId, scenarioId, ...(before !== undefined && { before }) });
    setLoaded((now) => ({
      ...next,
      results: before === undefined || !now ? next.results : [...now.results, ...next.results],
    }));
  });
  const { run } = load;
  useEffect(() => void run(), [run]);
  const more = async (before: string): Promise<void> => {
    const first = loaded?.results.length ?? 0;
    await run(before);
    // The button may be gone: who reads on begins at the first run that is new.
    requestAnimationFrame(() => (list.current?.children[first] as HTMLElement | undefined)?.focus());
  };
  const results = loaded?.results ?? [];
  return (
    <section className="bp-history" aria-label={words.of(name)}>
      {!loaded && load.busy && <Skeleton rows={2} />}
      {loaded && (
        <p className="bp-subtle" role="status">
          {results.length > 0 ? words.shown(results.length) : loaded.before ? words.noneHere : words.none}
        </p>
      )}
      <ol ref={list} className="bp-runs">
        {results.map((result) => (
          <li key={result.runId} tabIndex={-1} className="bp-run">
            <Outcome result={result} />
            {/* That it is outdated is said beside the status; what to do about it, once, with the latest result. */}
            <ResultDetails
              of={words.run(name, exactTime(new Date(result.startedAt)))}
              result={{ ...result, outdated: false }}
              testType={testType}
            />
          </li>
        ))}
      </ol>
      {load.failure && (
        <Failure
          failure={load.failure}
          title={words.failed}
          onRetry={() => void (loaded?.before === undefined ? run() : more(loaded.before))}
        />
      )}
      {loaded?.before !== undefined && !load.failure && (
        <div className="bp-actions">
          <Button
            spacing="compact"
            isLoading={load.busy}
            onClick={() => loaded.before !== undefined && void more(loaded.before)}
          >
            {words.more}
          </Button>
        </div>
      )}
    </section>
  );
}

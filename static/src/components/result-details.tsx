import type { ScenarioResult, TestType } from '../../../src/invoke-api';
import { OutLink } from './out-link';
import { TimeAgo } from './time-ago';
import { strings } from '../strings';

const words = strings.result;

/** Long enough to tell commits apart, as build servers show them. */
const SHORT_COMMIT = 10;

interface Props {
  /** What it is a result of: names its parts, of which a page has many. */
  of: string;
  result?: ScenarioResult;
  testType: TestType;
}

/** When and where the result came from, and what decided it when it is not a pass. */
export function ResultDetails({ of, result, testType }: Props) {
  if (!result) return <p className="bp-subtle">{words.none[testType]}</p>;
  const { status, step, message, rows, commit, buildUrl } = result;
  return (
    <div className="bp-result">
      {step && (
        <p>
          {status === 'failed' ? words.failedStep : words.stoppedStep}: <strong>{step}</strong>
        </p>
      )}
      {message && (
        // A group: of many results, each message would be a landmark of the page.
        <pre className="bp-message" tabIndex={0} role="group" aria-label={words.messageOf(of)}>
          {message}
        </pre>
      )}
      {rows && <p>{words.rows(rows.passed, rows.failed, rows.other)}</p>}
      {result.outdated && <p>{strings.outcome.outdatedWhy}</p>}
      <p className="bp-subtle">
        {words.ran} <TimeAgo iso={result.startedAt} />
        {commit && (
          <>
            {' · '}
            {words.commit} <code title={commit}>{commit.slice(0, SHORT_COMMIT)}</code>
          </>
        )}
        {buildUrl && (
          <>
            {' · '}
            <OutLink href={buildUrl}>{words.build}</OutLink>
          </>
        )}
      </p>
    </div>
  );
}

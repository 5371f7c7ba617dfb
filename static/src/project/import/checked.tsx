import Button from '@atlaskit/button/new';
import { strings } from '../../strings';
import { ReportTable } from './report-table';
import { countsOf, type ImportSummary } from './summary';
import type { ReportRow } from './report';

interface Props {
  summary: ImportSummary;
  report: readonly ReportRow[];
  /** Files that would be sent. */
  total: number;
  onStart: () => void;
  /** Back to the choices. */
  onBack: () => void;
}

const words = strings.import;

/** What an import would do; nothing of it is done yet. */
export function Checked({ summary, report, total, onStart, onBack }: Props) {
  const counts = countsOf(summary);
  return (
    <section className="bp-import-step" aria-label={words.checked.title}>
      <div role="status">
        <p>
          <strong>{words.checked.nothingYet}</strong>
        </p>
        <ul className="bp-import-counts">
          {counts.map((count) => (
            <li key={count}>{count}</li>
          ))}
        </ul>
      </div>
      <div className="bp-actions">
        {total > 0 && (
          <Button appearance="primary" onClick={onStart}>
            {words.start(total)}
          </Button>
        )}
        <Button appearance="subtle" onClick={onBack}>
          {words.checked.back}
        </Button>
      </div>
      <ReportTable rows={report} heading={[words.checked.nothingYet, counts.join(', ')].join('\n')} />
    </section>
  );
}

import Button from '@atlaskit/button/new';
import { CopyButton } from '../../components/copy-button';
import { strings } from '../../strings';
import { FileTable } from './file-table';
import { isUndecided, whyOpen } from './open-files';
import type { ReportRow } from './report';
import { ReportTable } from './report-table';
import { RefusedTable } from './refused-table';
import { countsOf, listText, type ImportSummary } from './summary';

interface Props {
  summary: ImportSummary;
  /** What became of every file, where there is more to say of them. */
  report?: readonly ReportRow[] | undefined;
  onOpen: (featureId: string) => void;
  /** Decides about a file that is not imported yet. */
  onDecide: (path: string) => void;
  onMore: () => void;
}

const words = strings.import.result;
const { columns } = words;

/** What became of every file: counts first, then those that need a look. */
export function Result({ summary, report, onOpen, onDecide, onMore }: Props) {
  const counts = countsOf(summary);
  return (
    <div className="bp-import-step">
      <div role="status">
        <ul className="bp-import-counts">
          {counts.map((count) => (
            <li key={count}>{count}</li>
          ))}
          {counts.length === 0 && <li>{words.none}</li>}
        </ul>
      </div>
      <FileTable
        title={words.openTitle}
        text={words.openText}
        columns={[columns.reason, columns.next]}
        rows={summary.open.map((file) => ({
          path: file.path,
          cells: [
            whyOpen(file),
            isUndecided(file) && (
              <Button
                key="decide"
                spacing="compact"
                aria-label={words.decideFile(file.path)}
                onClick={() => onDecide(file.path)}
              >
                {words.decide}
              </Button>
            ),
          ],
        }))}
      />
      <FileTable
        title={words.draftsTitle}
        text={words.draftsText}
        columns={[columns.line, columns.column, columns.reason]}
        rows={summary.drafts.map(({ path, featureId, draft }) => ({
          path,
          featureId,
          cells: [draft?.line, draft?.column, draft?.message],
        }))}
        onOpen={onOpen}
      />
      <RefusedTable refused={summary.refused} />
      <FileTable
        title={words.unknownTitle}
        text={words.unknownText}
        columns={[columns.keys]}
        rows={summary.unknown.map(({ path, featureId, unknownKeys }) => ({
          path,
          featureId,
          cells: [unknownKeys.join(', ')],
        }))}
        onOpen={onOpen}
      />
      <FileTable
        title={words.keptTitle}
        text={words.keptText}
        columns={[]}
        rows={summary.kept.map(({ path, featureId }) => ({ path, featureId, cells: [] }))}
        onOpen={onOpen}
      />
      {report && <ReportTable rows={report} heading={counts.join(', ')} onOpen={onOpen} />}
      <div className="bp-actions">
        <Button spacing="compact" onClick={onMore}>
          {strings.import.again}
        </Button>
        <CopyButton text={listText(summary)} label={words.copy} what={words.copyWhat} />
      </div>
    </div>
  );
}

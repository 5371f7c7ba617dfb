import Button from '@atlaskit/button/new';
import { saveFile } from '../../save-file';
import { strings } from '../../strings';
import { FileTable } from './file-table';
import { reportCsv, reportText, type ReportRow } from './report';

interface Props {
  rows: readonly ReportRow[];
  /** The counts, above the text that is saved. */
  heading: string;
  onOpen?: (featureId: string) => void;
}

const words = strings.import.report;

/** What becomes, or became, of every file. */
export function ReportTable({ rows, heading, onOpen }: Props) {
  return (
    <>
      <FileTable
        title={words.title}
        columns={[words.columns.outcome]}
        rows={rows.map(({ source, featureId, outcome, notes }) => ({
          path: source,
          featureId,
          cells: [
            <div key="told">
              <strong>{outcome}</strong>
              <ul className="bp-import-notes">
                {notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </div>,
          ],
        }))}
        onOpen={onOpen}
      />
      <div className="bp-actions">
        <Button
          spacing="compact"
          onClick={() => saveFile('import-report.csv', `\uFEFF${reportCsv(rows)}`, 'text/csv;charset=utf-8')}
        >
          {words.saveCsv}
        </Button>
        <Button
          spacing="compact"
          onClick={() => saveFile('import-report.txt', reportText(heading, rows), 'text/plain;charset=utf-8')}
        >
          {words.saveText}
        </Button>
      </div>
    </>
  );
}

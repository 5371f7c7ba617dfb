import { strings } from '../../strings';
import type { Refusal } from './collect';
import { FileTable } from './file-table';

const words = strings.import.result;

/** Files that are not imported, each with the reason. */
export function RefusedTable({ refused }: { refused: readonly Refusal[] }) {
  return (
    <FileTable
      title={words.refusedTitle}
      columns={[words.columns.reason]}
      rows={refused.map(({ path, reason }) => ({ path, cells: [reason] }))}
    />
  );
}

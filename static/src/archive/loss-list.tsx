import type { Loss } from '@behave-pro/core/archive';
import { strings } from '../strings';
import type { ReadKind } from './kinds';

const words = strings.archive.import;

interface Props {
  title: string;
  losses: readonly Loss<ReadKind>[];
}

/** What of a project does not come along, since the archive is damaged; nothing where that is nothing. */
export function LossList({ title, losses }: Props) {
  if (!losses.length) return null;
  return (
    <>
      <p>{title}</p>
      <ul className="bp-archive-list">
        {losses.map(({ project, kind, records }) => (
          <li key={kind}>{words.lost[kind](records, project)}</li>
        ))}
      </ul>
    </>
  );
}

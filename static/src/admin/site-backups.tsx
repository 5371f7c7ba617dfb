import Lozenge from '@atlaskit/lozenge';
import type { SiteBackups as OfProject } from '../../../src/invoke-api';
import { TimeAgo } from '../components/time-ago';
import { strings } from '../strings';
import type { AdminCall } from './admin';
import { Paged } from './paged';
import { usePages } from './use-pages';

const words = strings.admin.backups;
const APPEARANCE = { good: 'success', late: 'danger', damaged: 'moved', left: 'neutral' } as const;

function Row({ backups }: { backups: OfProject }) {
  const { project, kept, newest, damaged, health } = backups;
  return (
    <tr>
      <th scope="row">{project.key ?? words.removed(project.id)}</th>
      <td>
        <Lozenge appearance={APPEARANCE[health]}>{words.health[health]}</Lozenge>
        {health !== 'good' && <div className="bp-subtle">{words.help[health](damaged)}</div>}
      </td>
      <td>{newest ? <TimeAgo iso={newest.until} /> : words.never}</td>
      <td className="bp-number">{kept}</td>
      <td className="bp-number">{newest?.features ?? 0}</td>
      <td className="bp-number">{newest?.issues ?? 0}</td>
    </tr>
  );
}

/** The backups of all projects, and how they are. */
export function SiteBackups({ call }: { call: AdminCall }) {
  const { items, more, reading } = usePages<OfProject>(async (ask) => {
    const { backups, next } = await call('backups', ask);
    return { items: backups, next };
  });
  const troubled = items.filter(({ health }) => health === 'late' || health === 'damaged').length;
  return (
    <Paged
      words={words}
      more={more}
      reading={reading}
      count={items.length > 0 ? words.count(items.length, troubled) : undefined}
    >
      <div className="bp-scroll" tabIndex={0} role="region" aria-label={words.table}>
        <table className="bp-table">
          <thead>
            <tr>
              <th scope="col">{words.columns.project}</th>
              <th scope="col">{words.columns.state}</th>
              <th scope="col">{words.columns.last}</th>
              <th scope="col" className="bp-number">
                {words.columns.kept}
              </th>
              <th scope="col" className="bp-number">
                {words.columns.features}
              </th>
              <th scope="col" className="bp-number">
                {words.columns.issues}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((backups) => (
              <Row key={backups.project.id} backups={backups} />
            ))}
          </tbody>
        </table>
      </div>
    </Paged>
  );
}

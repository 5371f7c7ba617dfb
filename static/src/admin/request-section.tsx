import { SITE_REMOVAL_WORD } from '@behave-pro/core/rules';
import { useId } from 'react';
import type { AdminView, SiteRemovalView } from '../../../src/invoke-api';
import { RemovalCertificates } from '../components/removal-certificates';
import { RemovalRequest } from '../components/removal-request';
import { useOnce } from '../hooks/use-once';
import { strings } from '../strings';
import { day } from '../time';
import type { AdminCall } from './admin';

interface Props {
  removal: SiteRemovalView;
  call: AdminCall;
  onChanged: (view: AdminView) => void;
}

const words = strings.removal;

/** Has everything of the site removed; shows which projects wait for their own removal, and certificates of what was done. */
export function RequestSection({ removal, call, onChanged }: Props) {
  const id = useId();
  const once = useOnce();
  const { request, projects, certificates } = removal;
  return (
    <section className="bp-card" aria-labelledby={id}>
      <h2 id={id}>{words.site.title}</h2>
      <p className="bp-subtle">{words.site.intro}</p>
      <RemovalRequest
        of="site"
        word={SITE_REMOVAL_WORD}
        request={request}
        onAsk={async (ask) => onChanged(await once((payload) => call('requestRemoval', payload), ask))}
        onCancel={async (asked) =>
          onChanged(await once((payload) => call('cancelRemoval', payload), { id: asked }))
        }
      />
      <WaitingProjects projects={projects} />
      <RemovalCertificates certificates={certificates} />
    </section>
  );
}

function WaitingProjects({ projects }: Pick<SiteRemovalView, 'projects'>) {
  if (projects.length === 0) return null;
  return (
    <table className="bp-table">
      <caption>{words.waiting}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.project}</th>
          <th scope="col">{words.columns.due}</th>
        </tr>
      </thead>
      <tbody>
        {projects.map(({ project, dueAt, isClosed, isDeleted }) => (
          <tr key={project.id}>
            <th scope="row">
              {project.name} <span className="bp-subtle">{project.key}</span>
            </th>
            <td>
              {isClosed ? words.closed : day(dueAt)}
              {isDeleted && <div className="bp-subtle">{words.byJira}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import type { AdminApi } from '../../../src/invoke-api';
import type { Client } from '../api';
import { Surface } from '../components/surface';
import { strings } from '../strings';
import { BackgroundSection } from './background-section';
import { FirstRun } from './first-run';
import { LicenceSection } from './licence-section';
import { ProjectsSection } from './projects-section';
import { RemovalSection } from './removal-section';
import { StoredSection } from './stored-section';
import { useAdmin } from './use-admin';

export type AdminCall = Client<AdminApi>;

/** The app's page in the administration of Jira. */
export function Admin({ call }: { call: AdminCall }) {
  const { live, firstRun, enabled } = useAdmin(call);
  return (
    <Surface
      title={strings.admin.title}
      className="bp-admin"
      live={live}
      rows={8}
      lapse={(view) => view.licence.lapse}
    >
      {(view) => (
        <>
          <p className="bp-subtle">{strings.admin.intro}</p>
          {/* None of its steps can be taken without a licence. */}
          {firstRun && view.licence.state !== 'lapsed' && (
            <FirstRun view={view} call={call} onEnabled={enabled} />
          )}
          <ProjectsSection view={view} call={call} onEnabled={enabled} />
          <LicenceSection licence={view.licence} />
          {view.removed && <RemovalSection removed={view.removed} readings={view.licence.readings} />}
          <StoredSection stored={view.stored} installedAt={view.installedAt} />
          <BackgroundSection triggers={view.triggers} />
        </>
      )}
    </Surface>
  );
}

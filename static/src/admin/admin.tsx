import type { AdminApi, AdminView } from '../../../src/invoke-api';
import type { Client } from '../api';
import { Surface } from '../components/surface';
import { strings } from '../strings';
import { AdminTabs, useAdminTabs } from './admin-tabs';
import { FirstRun } from './first-run';
import { useAdmin } from './use-admin';

export type AdminCall = Client<AdminApi>;

/** The app's page in the administration of Jira. */
export function Admin({ call }: { call: AdminCall }) {
  const { live, firstRun, enabled } = useAdmin(call);
  const tabs = useAdminTabs();
  // None of the first steps can be taken without a licence.
  const guided = ({ licence }: AdminView): boolean => firstRun && licence.state !== 'lapsed';
  return (
    <Surface
      title={strings.admin.title}
      className="bp-admin"
      live={live}
      rows={8}
      lapse={(view) => view.licence.lapse}
      removal={({ removal: { request } }) => request && { of: 'site', dueAt: request.dueAt }}
      onRemoval={() => tabs.lead('removal')}
    >
      {(view) => (
        <>
          <p className="bp-subtle">{strings.admin.intro}</p>
          {guided(view) && <FirstRun view={view} call={call} onEnabled={enabled} onLook={live.reload} />}
          <AdminTabs
            view={view}
            call={call}
            state={tabs}
            onEnabled={enabled}
            onChanged={(after) => live.update(() => after)}
            onImported={live.reload}
          />
        </>
      )}
    </Surface>
  );
}

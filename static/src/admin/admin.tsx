import { useCallback, useMemo } from 'react';
import type { AdminApi, AdminView } from '../../../src/invoke-api';
import { ArchiveSection } from '../archive/archive-section';
import { chunksOf } from '../archive/chunks';
import type { ArchiveScope, Target } from '../archive/scope';
import { AuditSection } from '../audit/audit-section';
import type { Client } from '../api';
import type { Ask } from '../audit/chosen';
import { Surface } from '../components/surface';
import { strings } from '../strings';
import { BackgroundSection } from './background-section';
import { FirstRun } from './first-run';
import { LicenceSection } from './licence-section';
import { MeasureSection } from './measure-section';
import { ProjectsSection } from './projects-section';
import { RemovalSection } from './removal-section';
import { RequestSection } from './request-section';
import { SiteKeysSection } from './site-keys-section';
import { StoredSection } from './stored-section';
import { useAdmin } from './use-admin';

export type AdminCall = Client<AdminApi>;

/** The app's page in the administration of Jira. */
export function Admin({ call }: { call: AdminCall }) {
  const { live, firstRun, enabled } = useAdmin(call);
  const askAudit = useCallback((ask: Ask) => call('audit', ask), [call]);
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
    >
      {(view) => (
        <>
          <p className="bp-subtle">{strings.admin.intro}</p>
          {guided(view) && <FirstRun view={view} call={call} onEnabled={enabled} onLook={live.reload} />}
          {(view.projects.length > 0 || !guided(view)) && (
            <ProjectsSection view={view} call={call} onEnabled={enabled} />
          )}
          {view.removed && <RemovalSection removed={view.removed} readings={view.licence.readings} />}
          <div className="bp-columns">
            <div className="bp-column">
              <LicenceSection licence={view.licence} />
              <BackgroundSection triggers={view.triggers} installedAt={view.installedAt} />
            </div>
            <StoredSection stored={view.stored} installedAt={view.installedAt} />
          </div>
          <MeasureSection call={call} />
          <SiteKeysSection call={call} />
          <SiteArchive view={view} call={call} onImported={live.reload} />
          <RequestSection
            removal={view.removal}
            call={call}
            onChanged={(after) => live.update(() => after)}
          />
          <AuditSection
            intro={strings.audit.ofSite}
            ask={askAudit}
            of={strings.audit.siteFile}
            projects={view.projects}
          />
        </>
      )}
    </Surface>
  );
}

/** Projects that one call looks for. */
const KEYS_A_CALL = 100;

interface SiteArchiveProps {
  view: AdminView;
  call: AdminCall;
  onImported: () => void;
}

function SiteArchive({ view: { projects, licence }, call, onImported }: SiteArchiveProps) {
  const scope = useMemo<ArchiveScope>(
    () => ({
      of: 'site',
      call,
      projects: async () => (await call('exportProjects', {})).projects,
      targets: async (keys) => {
        const found: Target[] = [];
        for (const some of chunksOf(keys, KEYS_A_CALL))
          found.push(...(await call('importTargets', { keys: some })).projects);
        const all = [...found, ...projects.map(({ id, key, name }) => ({ id, key, name }))];
        return [...new Map(all.map((one) => [one.id, one])).values()];
      },
    }),
    [call, projects],
  );
  return (
    <ArchiveSection
      intro={strings.archive.ofSite}
      scope={scope}
      isLapsed={licence.state === 'lapsed'}
      onImported={onImported}
    />
  );
}

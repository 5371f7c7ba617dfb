import { useCallback, type ReactNode } from 'react';
import type { AdminProject, AdminView } from '../../../src/invoke-api';
import { AuditSection } from '../audit/audit-section';
import type { Ask } from '../audit/chosen';
import { Place } from '../components/place';
import { SectionsInTabs } from '../components/sections-in-tabs';
import { useTabs, type TabsState } from '../hooks/use-tabs';
import { strings } from '../strings';
import { tabs as titles } from '../strings/tabs';
import type { AdminCall } from './admin';
import { BackgroundSection } from './background-section';
import { triggerTrouble } from './late';
import { LicenceSection } from './licence-section';
import { MeasureSection } from './measure-section';
import { ProjectsSection } from './projects-section';
import { RemovalSection } from './removal-section';
import { RequestSection } from './request-section';
import { SiteArchive } from './site-archive';
import { SiteBackupsSection } from './site-backups-section';
import { SiteKeysSection } from './site-keys-section';
import { StoredSection } from './stored-section';

type Tab = keyof typeof titles.admin;
export type AdminTabsState = TabsState<Tab, 'removal'>;

const TABS = ['projects', 'keys', 'data', 'status', 'log'] as const;
const SECTIONS = { removal: 'data' } as const;
const words = strings.admin.notices;

export const useAdminTabs = (): AdminTabsState => useTabs({ page: 'admin', tabs: TABS, sections: SECTIONS });

interface Props {
  view: AdminView;
  call: AdminCall;
  state: AdminTabsState;
  onEnabled: (project: AdminProject) => void;
  /** Shows what an action answered. */
  onChanged: (view: AdminView) => void;
  onImported: () => void;
}

/** What the app does on the site, by what somebody comes for. */
export function AdminTabs({ view, call, state, onEnabled, onChanged, onImported }: Props) {
  const askAudit = useCallback((ask: Ask) => call('audit', ask), [call]);
  const { licence, removed, removal, stored, installedAt, triggers } = view;
  const content: Record<Tab, ReactNode> = {
    projects: <ProjectsSection view={view} call={call} onEnabled={onEnabled} />,
    keys: <SiteKeysSection call={call} />,
    data: (
      <>
        {removed && <RemovalSection removed={removed} readings={licence.readings} />}
        <StoredSection stored={stored} installedAt={installedAt} />
        <MeasureSection call={call} />
        <SiteBackupsSection call={call} />
        <SiteArchive view={view} call={call} onImported={onImported} />
        <Place name="removal">
          <RequestSection removal={removal} call={call} onChanged={onChanged} />
        </Place>
      </>
    ),
    status: (
      <>
        <LicenceSection licence={licence} />
        <BackgroundSection triggers={triggers} installedAt={installedAt} />
      </>
    ),
    log: (
      <AuditSection
        intro={strings.audit.ofSite}
        ask={askAudit}
        of={strings.audit.siteFile}
        projects={view.projects}
      />
    ),
  };
  return (
    <SectionsInTabs
      id="admin"
      state={state}
      tabs={TABS.map((name) => ({
        name,
        title: titles.admin[name],
        notice: noticeOf(name, view),
        content: content[name],
      }))}
    />
  );
}

function noticeOf(tab: Tab, view: AdminView): string | undefined {
  if (tab === 'data') {
    const { removal, removed, projects } = view;
    if (removal.projects.length > 0) return words.removals(removal.projects.length);
    // Who finds nothing where there was something is told why.
    return removed && !projects.some(({ state }) => state === 'enabled') ? words.removed : undefined;
  }
  const trouble = tab === 'status' ? triggerTrouble(view) : undefined;
  return trouble && words[trouble];
}

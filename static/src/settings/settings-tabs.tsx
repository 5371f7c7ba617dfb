import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { SettingsView } from '../../../src/invoke-api';
import type { Ask } from '../audit/chosen';
import { AuditSection } from '../audit/audit-section';
import { Place } from '../components/place';
import { SectionsInTabs } from '../components/sections-in-tabs';
import { useTabs, type TabsState } from '../hooks/use-tabs';
import { strings } from '../strings';
import { tabs as titles } from '../strings/tabs';
import { leaveFor, wantedSection, type SettingsSection } from '../wanted-section';
import { BackupsSection } from './backups-section';
import { DefectsSection } from './defects-section';
import { KeysSection } from './keys-section';
import { LintSection } from './lint-section';
import { PipelineSection } from './pipeline-section';
import { ProjectArchive } from './project-archive';
import { ProjectSection } from './project-section';
import { RebuildSection } from './rebuild-section';
import { RemovalSection } from './removal-section';
import { RetentionSection } from './retention-section';
import type { SettingsCall } from './settings';
import { StatusesSection } from './statuses-section';
import { SwitchSection } from './switch-section';

type Tab = keyof typeof titles.settings;
export type SettingsTabsState = TabsState<Tab, SettingsSection>;

const TABS = ['general', 'pipelines', 'lint', 'data', 'log'] as const;
const SECTIONS: Record<SettingsSection, Tab> = {
  defects: 'general',
  keys: 'pipelines',
  pipeline: 'pipelines',
  removal: 'data',
};

/** The tabs of the settings page, opened where another page led to, once. */
export function useSettingsTabs(): SettingsTabsState {
  const [wanted] = useState(wantedSection);
  useEffect(() => leaveFor(undefined), []);
  return useTabs({ page: 'settings', tabs: TABS, sections: SECTIONS, wanted });
}

interface Props {
  view: SettingsView;
  call: SettingsCall;
  state: SettingsTabsState;
  /** Shows what an action answered. */
  onChanged: (view: SettingsView) => void;
  onImported: () => void;
}

/** Everything that can be set for a project, by what somebody comes for. */
export function SettingsTabs({ view, call, state, onChanged, onImported }: Props) {
  const askAudit = useCallback((ask: Ask) => call('audit', ask), [call]);
  const own = { view, call, onSaved: onChanged };
  const content: Record<Tab, ReactNode> = {
    general: (
      <>
        <ProjectSection {...own} />
        <SwitchSection {...own} setting="mirrorQuestions" words={strings.settings.questions} />
        <SwitchSection {...own} setting="notifyWatchers" words={strings.settings.watchers} />
        <Place name="defects">
          <DefectsSection {...own} />
        </Place>
      </>
    ),
    pipelines: (
      <>
        <Place name="keys">
          <KeysSection view={view} call={call} onChanged={onChanged} />
        </Place>
        <Place name="pipeline">
          <PipelineSection view={view} />
        </Place>
        <StatusesSection {...own} />
      </>
    ),
    lint: <LintSection {...own} />,
    data: (
      <>
        <RetentionSection {...own} />
        <BackupsSection view={view} call={call} />
        <ProjectArchive view={view} call={call} onImported={onImported} />
        <RebuildSection view={view} call={call} onStarted={onChanged} />
        <Place name="removal">
          <RemovalSection view={view} call={call} onChanged={onChanged} />
        </Place>
      </>
    ),
    log: <AuditSection intro={strings.audit.ofProject} ask={askAudit} of={view.project.key} />,
  };
  return (
    <SectionsInTabs
      id="settings"
      state={state}
      tabs={TABS.map((name) => ({ name, title: titles.settings[name], content: content[name] }))}
    />
  );
}

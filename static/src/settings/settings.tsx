import { useCallback, useMemo, useState } from 'react';
import type { SettingsApi, SettingsView } from '../../../src/invoke-api';
import { ArchiveSection } from '../archive/archive-section';
import type { ArchiveScope } from '../archive/scope';
import { AuditSection } from '../audit/audit-section';
import type { Ask } from '../audit/chosen';
import type { Client } from '../api';
import { Surface } from '../components/surface';
import { useLive } from '../hooks/use-live';
import { REPORT_POLL_MS, WAITING_POLL_MS } from '../report';
import { strings } from '../strings';
import { BackupsSection } from './backups-section';
import { DefectsSection } from './defects-section';
import { FirstSteps } from './first-steps';
import { KeysSection } from './keys-section';
import { LintSection } from './lint-section';
import { PipelineSection } from './pipeline-section';
import { ProjectSection } from './project-section';
import { RebuildSection } from './rebuild-section';
import { RemovalSection } from './removal-section';
import { RetentionSection } from './retention-section';
import { SwitchSection } from './switch-section';

export type SettingsCall = Client<SettingsApi>;

export const isWaiting = (view: SettingsView): boolean =>
  view.project.state === 'enabled' && view.ciUrl !== undefined && view.lastReport === undefined;

const pollMsFor = (view: SettingsView): number =>
  isWaiting(view) || view.rebuild?.state === 'running' ? WAITING_POLL_MS : REPORT_POLL_MS;

/** The project's settings page. */
export function Settings({ call }: { call: SettingsCall }) {
  const [pollMs, setPollMs] = useState(REPORT_POLL_MS);
  const load = useCallback(async () => {
    const view = await call('load', {});
    setPollMs(pollMsFor(view));
    return view;
  }, [call]);
  const live = useLive(load, pollMs);
  const askAudit = useCallback((ask: Ask) => call('audit', ask), [call]);

  const show = (view: SettingsView): void => {
    live.update(() => view);
    setPollMs(pollMsFor(view));
  };
  return (
    <Surface
      title={strings.settings.title}
      className="bp-settings"
      live={live}
      rows={6}
      lapse={(view) => view.access.lapse}
      removal={(view) => view.access.removal}
    >
      {(view) => (
        <>
          <p className="bp-subtle">{strings.settings.intro(view.project.name)}</p>
          {!view.access.canEdit && !view.access.lapse && (
            <p className="bp-readonly">{view.access.readOnlyReason ?? strings.settings.readOnly}</p>
          )}
          <FirstSteps view={view} call={call} onSaved={show} />
          <ProjectSection view={view} call={call} onSaved={show} />
          <SwitchSection
            view={view}
            call={call}
            onSaved={show}
            setting="mirrorQuestions"
            words={strings.settings.questions}
          />
          <SwitchSection
            view={view}
            call={call}
            onSaved={show}
            setting="notifyWatchers"
            words={strings.settings.watchers}
          />
          <DefectsSection view={view} call={call} onSaved={show} />
          <KeysSection view={view} call={call} onChanged={show} />
          <PipelineSection view={view} />
          <LintSection view={view} call={call} onSaved={show} />
          <RetentionSection view={view} call={call} onSaved={show} />
          <RebuildSection view={view} call={call} onStarted={show} />
          <ProjectArchive view={view} call={call} onImported={live.reload} />
          <BackupsSection view={view} call={call} />
          <RemovalSection view={view} call={call} onChanged={show} />
          <AuditSection intro={strings.audit.ofProject} ask={askAudit} of={view.project.key} />
        </>
      )}
    </Surface>
  );
}

interface ProjectArchiveProps {
  view: SettingsView;
  call: SettingsCall;
  onImported: () => void;
}

function ProjectArchive({ view: { project, access }, call, onImported }: ProjectArchiveProps) {
  const { id, key, name } = project;
  const scope = useMemo<ArchiveScope>(() => {
    const own = () => Promise.resolve([{ id, key, name }]);
    return { of: 'project', call, projects: own, targets: own };
  }, [call, id, key, name]);
  return (
    <ArchiveSection
      intro={strings.archive.ofProject}
      scope={scope}
      isLapsed={access.lapse !== undefined}
      onImported={onImported}
    />
  );
}

import { useMemo } from 'react';
import type { SettingsView } from '../../../src/invoke-api';
import { ArchiveSection } from '../archive/archive-section';
import type { ArchiveScope } from '../archive/scope';
import { strings } from '../strings';
import type { SettingsCall } from './settings';

interface Props {
  view: SettingsView;
  call: SettingsCall;
  onImported: () => void;
}

/** Takes the project along, and brings it back. */
export function ProjectArchive({ view: { project, access }, call, onImported }: Props) {
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

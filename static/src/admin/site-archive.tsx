import { useMemo } from 'react';
import type { AdminView } from '../../../src/invoke-api';
import { ArchiveSection } from '../archive/archive-section';
import type { ArchiveScope } from '../archive/scope';
import { strings } from '../strings';
import type { AdminCall } from './admin';

interface Props {
  view: AdminView;
  call: AdminCall;
  onImported: () => void;
}

/** Takes every project of the site along, and brings them back. */
export function SiteArchive({ view: { projects, licence }, call, onImported }: Props) {
  const scope = useMemo<ArchiveScope>(
    () => ({
      of: 'site',
      call,
      projects: async () => (await call('exportProjects', {})).projects,
      targets: async (keys) => {
        const { projects: found } = await call('importTargets', { keys: [...keys] });
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

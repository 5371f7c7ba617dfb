import { useMemo } from 'react';
import type { AdminView } from '../../../src/invoke-api';
import { ArchiveSection } from '../archive/archive-section';
import { chunksOf } from '../archive/chunks';
import type { ArchiveScope, Target } from '../archive/scope';
import { strings } from '../strings';
import type { AdminCall } from './admin';

/** Projects that one call looks for. */
const KEYS_A_CALL = 100;

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

import type { ExportStatus } from '@behave-pro/core/rules';
import { useCallback, useState } from 'react';
import type { StatusView } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { SavedState } from '../components/saved-state';
import { Section } from '../components/section';
import { Skeleton } from '../components/skeleton';
import { useLive } from '../hooks/use-live';
import { strings } from '../strings';
import { useSetting, type SectionProps } from './use-setting';

const words = strings.settings.statuses;
const TAGS: readonly (ExportStatus | 'NONE')[] = ['OPEN', 'WIP', 'COMPLETED', 'NONE'];
/** Workflows are seldom changed: who has changed one comes back to the window, and that looks anew. */
const POLL_MS = 10 * 60_000;

/** Which tag a scenario has in a download for each status of its issue. Saved as it is chosen. */
export function StatusesSection(props: SectionProps) {
  const { call } = props;
  const load = useCallback(() => call('statuses', {}), [call]);
  const { data, failure, reload } = useLive(load, POLL_MS);
  return (
    <Section title={words.title} intro={words.intro}>
      {!data && !failure && <Skeleton rows={3} />}
      {failure && <Failure failure={failure} title={words.notRead} onRetry={() => void reload()} />}
      {data && (
        <table className="bp-table bp-narrow" aria-label={words.title}>
          <thead>
            <tr>
              <th scope="col">{words.status}</th>
              <th scope="col">{words.tag}</th>
            </tr>
          </thead>
          <tbody>
            {data.statuses.map((status) => (
              <StatusRow key={status.id} {...props} status={status} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function StatusRow({ status, ...section }: SectionProps & { status: StatusView }) {
  const { project, access } = section.view;
  const { save, saved } = useSetting(section);
  const [wanted, setWanted] = useState('');
  const choose = (value: string): void => {
    setWanted(value);
    void save.run({ statusMapping: { [status.id]: TAGS.find((tag) => tag === value) ?? null } });
  };
  return (
    <tr>
      <th scope="row">{status.name}</th>
      <td>
        <select
          className="bp-input"
          aria-label={words.tagOf(status.name)}
          disabled={!access.canEdit}
          value={save.busy ? wanted : (project.statusMapping[status.id] ?? '')}
          onChange={({ target }) => choose(target.value)}
        >
          <option value="">{words.byCategory(words.tags[status.byCategory ?? 'NONE'])}</option>
          {TAGS.map((tag) => (
            <option key={tag} value={tag}>
              {words.tags[tag]}
            </option>
          ))}
        </select>
        <SavedState busy={save.busy} saved={saved} />
        {save.failure && <Failure failure={save.failure} title={words.notSaved} />}
      </td>
    </tr>
  );
}

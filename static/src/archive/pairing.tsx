import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ArchivedProject } from '@behave-pro/core/archive';
import { strings } from '../strings';
import { fullTime } from '../time';
import type { Pair } from './import-archive';
import type { Archive } from './open-archive';
import type { Target } from './scope';

interface Props {
  archive: Archive;
  targets: readonly Target[];
  onLook: (pairs: readonly Pair[]) => void;
  onBack: () => void;
}

const words = strings.archive.import;

/** By key; where there is one of each, these two. */
function targetOf({ key }: ArchivedProject, targets: readonly Target[], isOnly: boolean): string {
  const [first, ...others] = targets;
  const same = targets.find((target) => target.key === key);
  return same?.id ?? (isOnly && first && !others.length ? first.id : '');
}

/** What is in an archive, and which project here each of its projects goes into. */
export function Pairing({ archive, targets, onLook, onBack }: Props) {
  const { projects, exportedAt, site } = archive.manifest;
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(projects.map((one) => [one.id, targetOf(one, targets, projects.length === 1)])),
  );
  const pairs = projects.flatMap((from) => {
    const to = targets.find(({ id }) => id === chosen[from.id]);
    return to ? [{ from, to }] : [];
  });
  return (
    <>
      <p>{words.about(fullTime(new Date(exportedAt)), site)}</p>
      <div className="bp-scroll">
        <table className="bp-table" aria-label={words.projectsTitle}>
          <thead>
            <tr>
              <th scope="col">{words.columns.project}</th>
              <th scope="col" className="bp-number">
                {words.columns.features}
              </th>
              <th scope="col">{words.columns.target}</th>
            </tr>
          </thead>
          <tbody>
            {projects.map(({ id, key, name, counts }) => (
              <tr key={id}>
                <th scope="row">
                  {name} <span className="bp-subtle">{key}</span>
                </th>
                <td className="bp-number">{archive.isLost(key, 'feature') ? 0 : (counts.feature ?? 0)}</td>
                <td>
                  <select
                    className="bp-input"
                    aria-label={words.targetOf(key)}
                    value={chosen[id]}
                    onChange={({ target }) => setChosen({ ...chosen, [id]: target.value })}
                  >
                    <option value="">{words.notImported}</option>
                    {targets.map((target) => (
                      <option key={target.id} value={target.id}>
                        {`${target.key}: ${target.name}`}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pairs.length === 0 && <p>{words.nothing}</p>}
      <div className="bp-actions">
        <Button appearance="primary" isDisabled={pairs.length === 0} onClick={() => onLook(pairs)}>
          {words.look}
        </Button>
        <Button appearance="subtle" onClick={onBack}>
          {words.back}
        </Button>
      </div>
    </>
  );
}

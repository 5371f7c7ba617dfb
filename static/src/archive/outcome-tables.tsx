import { useId } from 'react';
import type { ImportedKind, RecordOutcome } from '../../../src/invoke-api';
import { strings } from '../strings';
import type { ProjectOutcome } from './import-archive';
import { LossList } from './loss-list';
import { ShortList } from './short-list';

const words = strings.archive.import;
const OUTCOMES = Object.keys(words.outcomes) as RecordOutcome[];

interface Props {
  outcomes: readonly ProjectOutcome[];
  /** It was imported; else this is what it would come to. */
  isDone?: boolean;
}

/** What became of each project of an archive, or would. */
export function OutcomeTables({ outcomes, isDone = false }: Props) {
  return (
    <>
      {outcomes.map((outcome) => (
        <ProjectTable key={outcome.pair.from.id} outcome={outcome} isDone={isDone} />
      ))}
    </>
  );
}

function ProjectTable({ outcome, isDone }: { outcome: ProjectOutcome; isDone: boolean }) {
  const { pair, tallies, unknown, linksLost, copies, losses } = outcome;
  const id = useId();
  const kinds = Object.entries(tallies) as [ImportedKind, Partial<Record<RecordOutcome, number>>][];
  const columns = OUTCOMES.filter((name) => kinds.some(([, tally]) => tally[name]));
  return (
    <section className="bp-archive-project" aria-labelledby={id}>
      <h3 id={id}>
        {words.reviewTitle(`${pair.from.name} (${pair.from.key})`, `${pair.to.name} (${pair.to.key})`)}
      </h3>
      <div className="bp-scroll">
        <table className="bp-table" aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{words.kindColumn}</th>
              {columns.map((name) => (
                <th key={name} scope="col" className="bp-number">
                  {words.outcomes[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {kinds.map(([kind, tally]) => (
              <tr key={kind}>
                <th scope="row">{strings.archive.kinds[kind]}</th>
                {columns.map((name) => (
                  <td key={name} className="bp-number">
                    {tally[name] ?? 0}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <LossList title={isDone ? words.missed : words.wouldMiss(pair.from.key)} losses={losses} />
      {!isDone && !losses.length && (
        <p className="bp-subtle">{tallies.feature?.new ? words.also : words.noneNew}</p>
      )}
      {unknown.length > 0 && <p>{words.unknown(unknown.length, linksLost)}</p>}
      {isDone && copies > 0 && <p>{words.copies(copies)}</p>}
      <Details outcome={outcome} />
    </section>
  );
}

function Details({ outcome: { refused, different, unknown } }: { outcome: ProjectOutcome }) {
  const keyOf = new Map(unknown.map(({ id, key }) => [id, words.issueOf(key, id)]));
  // What belongs to an issue that is not here is told with the issue.
  const others = refused.filter(({ record }) => !keyOf.has(record.key.split(':').at(-1) ?? ''));
  const lines = [
    ...others.map(
      ({ kind, record }) => `${strings.archive.kinds[kind]}, ${record.key}: ${record.reason ?? ''}`,
    ),
    ...different.flatMap(({ path }) => (path ? [`${path}: ${words.outcomes.different}`] : [])),
    ...[...keyOf.values()].map((key) => `${key}: ${words.outcomes.refused}`),
  ];
  if (!lines.length) return null;
  return (
    <details>
      <summary>{words.showDetails}</summary>
      <ShortList items={lines} keyOf={(line) => line}>
        {(line) => line}
      </ShortList>
    </details>
  );
}

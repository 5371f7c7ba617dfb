import SectionMessage from '@atlaskit/section-message';
import type { Damage } from '@behave-pro/core/archive';
import { strings } from '../strings';
import { LossList } from './loss-list';
import type { Archive } from './open-archive';
import { ShortList } from './short-list';

interface Props {
  damage: readonly Damage[];
  /** The archive without it. */
  whole: Archive;
}

const words = strings.archive.import;

/** Which files of an archive are not as they were written, and what an import of the others would miss. */
export function DamageList({ damage, whole }: Props) {
  const { losses, manifest, bringsAnything } = whole;
  return (
    <div role="alert">
      <SectionMessage appearance="error" title={words.damagedTitle} headingLevel="h3">
        <ShortList items={damage} keyOf={({ path }) => path}>
          {({ path, what }) => (
            <>
              <code>{path}</code> {words.damage[what]}
            </>
          )}
        </ShortList>
        {manifest.projects.map(({ id, key }) => (
          <LossList
            key={id}
            title={words.wouldMiss(key)}
            losses={losses.filter(({ project }) => project === key)}
          />
        ))}
        {!losses.length && <p>{words.wouldMissNothing}</p>}
        <p>
          {words.damagedHelp} {bringsAnything ? words.wholeHelp : words.nothingWhole}
        </p>
      </SectionMessage>
    </div>
  );
}

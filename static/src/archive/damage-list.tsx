import SectionMessage from '@atlaskit/section-message';
import type { Damage } from '@behave-pro/core/archive';
import { strings } from '../strings';

const words = strings.archive.import;

/** Which files of an archive are not as they were written. */
export function DamageList({ damage }: { damage: readonly Damage[] }) {
  return (
    <div role="alert">
      <SectionMessage appearance="error" title={words.damagedTitle} headingLevel="h3">
        <ul className="bp-archive-list">
          {damage.map(({ path, what }) => (
            <li key={path}>
              <code>{path}</code> {words.damage[what]}
            </li>
          ))}
        </ul>
        <p>{words.damagedHelp}</p>
      </SectionMessage>
    </div>
  );
}

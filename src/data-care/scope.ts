import type { Context } from '../context';
import { movedFrom } from '../features/issue-places';
import { unlinkElsewhere, unlistElsewhere } from '../features/leave-project';
import {
  belongsTo,
  CONTENTS,
  ENTITIES,
  issueIdOf,
  pagesOf,
  pagesOfProject,
  presentOf,
  type Kind,
  type StoredItem,
} from '../records/inventory';
import { goneIdOf, issueRef } from '../records/keys';
import type { ContentKind } from '../records/keys';
import type { RemovalRecordBody } from '../records/kinds';
import type { Throttle } from './throttle';

/** What a removal goes over. */
export interface Scope {
  /** What there is of a kind, a page at a time, as queries tell it. */
  pages(kind: Kind): AsyncGenerator<StoredItem[]>;
  /** Those of listed items that are to go, as they are now. */
  present(kind: Kind, listed: readonly StoredItem[], throttle: Throttle): Promise<StoredItem[]>;
  /** Whether a stored item is within it, as it is now. */
  owns(kind: Kind, item: StoredItem): boolean;
  /** Those of the issues whose record was removed that nothing outside the scope has a record of by now. */
  unclaimed(issueIds: readonly string[]): Promise<string[]>;
}

/**
 * Kinds in the order of removal. Issues come late, for their search properties go with them and Jira may be slow; the audit
 * log after them, for it was written last, and queries lag; the register of objects comes last, and only after the first
 * pass: until then an upload may still arrive.
 */
export const KINDS: readonly Kind[] = [
  CONTENTS,
  ...ENTITIES.filter((kind) => !['issue', 'audit', 'blob', 'installation'].includes(kind)),
  'issue',
  'audit',
];

/** The whole installation. */
export const EVERYTHING: Scope = {
  pages: pagesOf,
  present: presentOf,
  owns: () => true,
  unclaimed: (issueIds) => Promise.resolve([...issueIds]),
};

/** Kinds that say nothing of whether the app is used: they expire by themselves, or tell of a removal. */
const BESIDES: readonly Kind[] = ['auth-failures', 'audit', 'removal'];

/** Every issue that is deleted in Jira leaves a mark for a while, though nothing was kept of it. */
const isOfIssueGone = (kind: Kind, { key }: StoredItem): boolean =>
  kind === 'gone' && goneIdOf('issue', key) !== undefined;

/** Whether anything is stored that does not expire by itself, besides the installation's own record and certificates. */
export async function isAnythingStored(): Promise<boolean> {
  for (const kind of KINDS.filter((some) => !BESIDES.includes(some)))
    for await (const listed of pagesOf(kind)) {
      const lasting = listed.filter((item) => !isOfIssueGone(kind, item));
      if ((await presentOf(kind, lasting)).length) return true;
    }
  return false;
}

/**
 * What belongs to one project, by what its records say: an issue that was moved elsewhere does not, even where that was not known yet, and
 * its votes and questions stay. Before a feature or an issue is answered it has left what belongs to other projects, which `linksOff`
 * counts.
 *
 * @param contents Kinds of contents that are to go; what backups name does not.
 */
export const ofProject = (
  base: Pick<Context, 'now' | 'log'>,
  projectId: string,
  linksOff: RemovalRecordBody['linksOff'],
  contents: readonly ContentKind[],
): Scope => {
  const moved = movedFrom(base, projectId);
  const owns: Scope['owns'] = (kind, item) => belongsTo(kind, projectId, item);
  const stillOwn = async (kind: Kind, items: readonly StoredItem[]): Promise<StoredItem[]> => {
    const own = items.filter((item) => owns(kind, item));
    if (kind !== 'issue' && kind !== 'example-map') return own;
    const elsewhere = await moved(own.map(issueIdOf));
    return own.filter((item) => !elsewhere.has(issueIdOf(item)));
  };
  return {
    owns,
    pages: (kind) => pagesOfProject(kind, projectId, contents),
    async present(kind, listed, throttle) {
      const own = await stillOwn(kind, await presentOf(kind, listed));
      if (kind === 'feature')
        linksOff.issues += await unlistElsewhere(base, projectId, own, moved, (items) =>
          throttle.page(items),
        );
      if (kind === 'issue')
        for (const item of own)
          linksOff.features += await unlinkElsewhere(base, projectId, { id: issueIdOf(item), item });
      return own;
    },
    async unclaimed(issueIds) {
      const listed = issueIds.map((id) => ({ key: issueRef(id).key, value: undefined }));
      // One that was moved to another project meanwhile has a property of that one's scenarios.
      const claimed = new Set((await presentOf('issue', listed)).map(issueIdOf));
      return issueIds.filter((id) => !claimed.has(id));
    },
  };
};

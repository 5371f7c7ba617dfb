import { withAccounts } from '@behave-pro/core/agreement';
import { FORMER_USER, type RemovalRequest } from '@behave-pro/core/rules';
import { distinct } from '../lists';
import type { Entity } from './inventory';
import type { ContentKind } from './keys';
import type { BackupsBody } from './backup-kinds';
import type {
  ApiKeyBody,
  AuditBody,
  FeatureBody,
  GoneBody,
  InstallationBody,
  IssueBody,
  RemovalRecordBody,
  Save,
} from './kinds';

/** What becomes of each account id. */
type Rename = (accountId: string) => string;

/** Bodies of the kinds that hold account ids. */
interface Holding {
  'api-key': ApiKeyBody;
  feature: FeatureBody;
  issue: IssueBody;
  gone: GoneBody;
  audit: AuditBody;
  installation: InstallationBody;
  removal: RemovalRecordBody;
  saves: Save[];
  backup: BackupsBody;
}

export type HoldingKind = keyof Holding;

type Place<Kind> = Kind extends HoldingKind ? (body: Holding[Kind], rename: Rename) => Holding[Kind] : 'none';

const by = <Item extends { by?: string }>(item: Item, rename: Rename): Item =>
  item.by === undefined ? item : { ...item, by: rename(item.by) };

const asked = <Request extends RemovalRequest>(request: Request, rename: Rename): Request =>
  request.askedBy === undefined ? request : { ...request, askedBy: rename(request.askedBy) };

const saved = (saves: readonly Save[], rename: Rename): Save[] => saves.map((save) => by(save, rename));

const ofFeature = (body: FeatureBody, rename: Rename): FeatureBody => ({
  ...body,
  ...(body.saves && { saves: saved(body.saves, rename) }),
  ...(body.news && { news: body.news.map((one) => ({ ...one, by: distinct(one.by.map(rename)) })) }),
});

/**
 * Where account ids are, for each kind that is stored: the one place that knows. A kind that is new says it here, or nothing
 * compiles. `none`: it holds none. Texts that people write are theirs and hold what they wrote.
 */
const ACCOUNTS: { readonly [Kind in Entity | ContentKind]: Place<Kind> } = {
  project: 'none',
  'api-key': (body, rename) => ({ ...body, createdBy: rename(body.createdBy) }),
  'auth-failures': 'none',
  feature: ofFeature,
  issue: (body, rename) => ({
    ...body,
    ...(body.agreement && { agreement: withAccounts(body.agreement, rename) }),
  }),
  'example-map': 'none',
  gone: (body, rename) =>
    body.feature
      ? { ...body, feature: by({ ...body.feature, body: ofFeature(body.feature.body, rename) }, rename) }
      : body,
  catalogue: 'none',
  latest: 'none',
  vocabulary: 'none',
  run: 'none',
  generation: 'none',
  // Names of assignees, as downloads have them, for a day; no ids.
  facts: 'none',
  download: 'none',
  audit: by,
  blob: 'none',
  installation: (body, rename) => ({
    ...body,
    ...(body.request && { request: asked(body.request, rename) }),
    ...(body.requests && {
      requests: Object.fromEntries(
        Object.entries(body.requests).map(([id, request]) => [id, asked(request, rename)]),
      ),
    }),
    ...(body.removal?.asked && {
      removal: { ...body.removal, asked: asked(body.removal.asked, rename) },
    }),
  }),
  removal: (body, rename) => ({ ...body, asked: asked(body.asked, rename) }),
  'run-part': 'none',
  version: 'none',
  saves: saved,
  backup: (body, rename) => ({
    ...body,
    ...(body.restore && { restore: by(body.restore, rename) }),
  }),
  'backup-root': 'none',
  'backup-leaf': 'none',
  // Copies of records that have some are gone after 31 days; what is restored from one is looked through the next time.
  'backup-copy': 'none',
};

/** Kinds that hold account ids, in the order of the table. */
export const HOLDING = Object.entries(ACCOUNTS).flatMap(([kind, place]) =>
  place === 'none' ? [] : [kind as HoldingKind],
);

/** A body of a kind with each account id replaced. */
function renamed(kind: HoldingKind, body: unknown, rename: Rename): unknown {
  const place = ACCOUNTS[kind] as (body: unknown, rename: Rename) => unknown;
  return place(body, rename);
}

/** Account ids in a body, each once; none of who has been erased. */
export function accountsIn(kind: HoldingKind, body: unknown): string[] {
  const found = new Set<string>();
  renamed(kind, body, (accountId) => {
    found.add(accountId);
    return accountId;
  });
  found.delete(FORMER_USER);
  return [...found];
}

/** The body without these accounts: a former user stands for each. */
export const withoutAccounts = <Body>(kind: HoldingKind, body: Body, closed: ReadonlySet<string>): Body =>
  renamed(kind, body, (accountId) => (closed.has(accountId) ? FORMER_USER : accountId)) as Body;

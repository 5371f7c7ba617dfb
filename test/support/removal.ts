import type { AdminView, RemovalRequestView, SettingsView } from '../../src/invoke-api';
import type { Tenant, User } from './host';
import { PASSED, ran, ranFeature, reportOn } from './reports';
import {
  ADMINISTRATION,
  ask,
  createIssue,
  enabledProjectWithKey,
  PANEL,
  publish,
  SETTINGS,
  SPECIFICATION,
  type Issue,
  type NewKey,
  type Project,
} from './site';
import { withoutBackups, type Dump } from './stored';

/** A project with one of everything that is kept by project. */
export interface Stocked extends NewKey {
  tenant: Tenant;
  project: Project;
  issues: Issue[];
  featureId: string;
  textHash: string;
}

const id = () => crypto.randomUUID();

const report = (name: string): string =>
  reportOn(ranFeature('kept.feature', 'Kept', [ran(name, { 'Given a card': PASSED })]));

export const publishTo = (stocked: Stocked) => publish(stocked, report('Paying'));

/** Fills a new project: two stories, a feature with a version and results, a vote, a map, something removed, a key. */
export async function stock(tenant: Tenant, key: string): Promise<Stocked> {
  const { project, ...made } = await enabledProjectWithKey(tenant, key);
  const issues = [
    await createIssue(tenant, 'mira', key, 'A story'),
    await createIssue(tenant, 'mira', key, 'Another story'),
  ];
  const at = { issueKey: issues[0]?.key ?? '' };
  const { scenario } = await ask<{ scenario: { featureId: string } }>(tenant, 'mira', PANEL, at, 'add', {
    writeId: id(),
    feature: { name: 'Kept' },
    text: 'Scenario: Paying\n  Given a card\n',
  });
  const { agreement } = await ask<{ agreement: { seen: string } }>(tenant, 'mira', PANEL, at, 'load');
  await ask(tenant, 'mira', PANEL, at, 'vote', { writeId: id(), seen: agreement.seen });
  await ask(tenant, 'mira', PANEL, at, 'addCard', { writeId: id(), card: 'rule', text: 'A rule' });
  const { feature } = await ask<{ feature: { text: string; textHash: string } }>(
    tenant,
    'mira',
    SPECIFICATION,
    { projectKey: key },
    'feature',
    { featureId: scenario.featureId },
  );
  const saved = await ask<{ feature: { textHash: string } }>(
    tenant,
    'mira',
    SPECIFICATION,
    { projectKey: key },
    'saveText',
    {
      writeId: id(),
      featureId: scenario.featureId,
      textHash: feature.textHash,
      text: `${feature.text}  @${issues[1]?.key}\n  Scenario: More\n    Given more\n`,
    },
  );
  const gone = await ask<{ feature: { id: string; textHash: string } }>(
    tenant,
    'mira',
    SPECIFICATION,
    { projectKey: key },
    'create',
    { writeId: id(), name: 'Gone' },
  );
  await ask(tenant, 'mira', SPECIFICATION, { projectKey: key }, 'remove', {
    writeId: id(),
    featureId: gone.feature.id,
    textHash: gone.feature.textHash,
  });
  expect((await publish(made, report('Paying'))).status).toBe(200);
  await tenant.local('POST', 'drain');
  return {
    tenant,
    project,
    issues,
    featureId: scenario.featureId,
    textHash: saved.feature.textHash,
    ...made,
  };
}

/** What the audit log tells of is told whatever comes of it. */
export const withoutAudit = ({ own, others }: ReturnType<typeof parted>): object => {
  const { audit, ...rest } = own as { audit?: object };
  return { own: rest, others };
};

const SITE_KINDS = ['installation', 'removal'];
/** What downloads keep is gone before the first pass, a day after the last of them. */
const A_DAY_OLD_AT_MOST = ['facts', 'download'];

/** What a dump has of one project, by kind, and everything else but what is the site's; of backups and for downloads nothing. */
export function parted(
  whole: Dump,
  project: Project,
  issues: readonly Issue[],
): { own: object; others: object } {
  const dump = withoutBackups(whole);
  const isOwn = (item: object): boolean => {
    const { key, value, issueId } = item as { key: string; issueId?: string; value?: { projectId?: string } };
    return (
      value?.projectId === project.id ||
      key?.split(':')[1] === project.id ||
      issues.some((issue) => issue.id === String(issueId))
    );
  };
  const isOfSite = (item: object): boolean =>
    (item as { value?: { projectId?: string } }).value?.projectId === 'site';
  const kinds: [string, object[]][] = [
    ['content', dump.kvs],
    ['issue property', dump.issueProperties],
    ['object', dump.objects],
    ...Object.entries(dump.entities).filter(
      ([kind]) => ![...SITE_KINDS, ...A_DAY_OLD_AT_MOST].includes(kind),
    ),
  ];
  const some = (wanted: boolean) =>
    Object.fromEntries(
      kinds.flatMap(([kind, items]) => {
        const found = items.filter((item) => !isOfSite(item) && isOwn(item) === wanted);
        return found.length ? [[kind, found]] : [];
      }),
    );
  return { own: some(true), others: some(false) };
}

export const requestRemoval = (
  tenant: Tenant,
  projectKey: string,
  { days = 7, user = 'paul', confirm = projectKey }: { days?: number; user?: User; confirm?: string } = {},
): Promise<SettingsView> =>
  ask(tenant, user, SETTINGS, { projectKey }, 'requestRemoval', { writeId: id(), confirm, days });

export const cancelRemoval = (
  tenant: Tenant,
  projectKey: string,
  request: RemovalRequestView | undefined,
  user: User = 'paul',
): Promise<SettingsView> =>
  ask(tenant, user, SETTINGS, { projectKey }, 'cancelRemoval', { writeId: id(), id: request?.id ?? '' });

export const settingsOf = (tenant: Tenant, projectKey: string): Promise<SettingsView> =>
  ask(tenant, 'paul', SETTINGS, { projectKey }, 'load');

export const requestOfSite = (tenant: Tenant, days = 7, confirm = 'remove all'): Promise<AdminView> =>
  ask(tenant, 'ada', ADMINISTRATION, {}, 'requestRemoval', { writeId: id(), confirm, days });

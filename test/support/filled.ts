import type { PanelView } from '../../src/invoke-api';
import type { Tenant } from './host';
import { PASSED, ran, ranFeature, reportOn } from './reports';
import { ask, createIssue, enabledProjectWithKey, PANEL, publish, type Issue, type NewKey } from './site';
import type { Dump } from './stored';

/** A report on the one scenario of a filled tenant. */
export const REPORT = reportOn(
  ranFeature('features/kept.feature', 'Kept', [ran('Paying', { 'Given a card': PASSED })]),
);

export interface Filled {
  tenant: Tenant;
  issue: Issue;
  made: NewKey;
}

/** A tenant with one of everything that is stored and does not expire by itself. */
export async function fill(tenant: Tenant): Promise<Filled> {
  const { project, ...made } = await enabledProjectWithKey(tenant, 'KEEP');
  const issue = await createIssue(tenant, 'mira', project.key, 'A story');
  await ask(tenant, 'mira', PANEL, { issueKey: issue.key }, 'add', {
    writeId: crypto.randomUUID(),
    feature: { name: 'Kept' },
    text: 'Scenario: Paying\n  Given a card\n',
  });
  expect((await publish(made, REPORT)).status).toBe(200);
  await tenant.local('POST', 'drain');
  return { tenant, issue, made };
}

/** Opens the panel of the tenant's issue. */
export const panel = ({ tenant, issue }: Filled) =>
  tenant.invoke<{ ok: boolean; value?: PanelView; error?: { code: string; message: string } }>(
    'mira',
    PANEL,
    { issueKey: issue.key },
    'load',
  );

/** What kinds of things a dump has any of. */
export const everyKind = ({ kvs, entities, issueProperties }: Dump): string[] => [
  ...Object.entries(entities).flatMap(([kind, items]) => (items.length ? [kind] : [])),
  ...(kvs.length ? ['content'] : []),
  ...(issueProperties.length ? ['issue property'] : []),
];

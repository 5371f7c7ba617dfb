import { readFileSync } from 'node:fs';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { PanelView } from '../../src/invoke-api';
import { damagedIn } from './archive';
import { appFrame, openIssueContext, openTab } from './browser';
import { write } from './editor';
import { xrayExport } from './exports';
import type { Tenant, User } from './host';
import { panelOn } from './panel-page';
import { requestRemoval } from './removal';
import {
  ADMINISTRATION,
  ask,
  CONTEXT,
  createIssue,
  createProject,
  type Issue,
  PANEL,
  RETENTION,
  SETTINGS,
  SPECIFICATION,
} from './site';

/** What people look at, as it is on the demo site: one state of one module. */
export interface View {
  name: string;
  user: User;
  address: string;
  /** Brings the page to the state, and answers the module's frame. */
  show(page: Page): Promise<FrameLocator>;
}

/** The story without scenarios, one that people talk about, one of a project that is not enabled, a clone, an epic. */
const [EMPTY, TALKED_ABOUT, ELSEWHERE, CLONE, EPIC] = ['SHOP-9', 'SHOP-3', 'NEW-1', 'SHOP-10', 'SHOP-11'];
const FAILING = 'An expired card is refused';

/** What the views show beside the demo data. */
export async function prepareViews(host: Tenant): Promise<void> {
  const { key } = await createIssue(host, 'mira', 'SHOP', 'Pay on account');
  if (key !== EMPTY) throw new Error(`The demo site has more issues than the views know: ${key}`);
  await makeFamily(host);
  await noteDefect(host);
  await createProject(host, 'NEW', 'New ideas');
  await createProject(host, 'OLD', 'Old times');
  await requestRemoval(host, 'OLD');
  await createIssue(host, 'mira', 'NEW', 'An idea');
  const talk = (user: User, name: string, payload: object) =>
    ask<{ agreement: { seen: string } }>(host, user, PANEL, { issueKey: TALKED_ABOUT }, name, {
      writeId: crypto.randomUUID(),
      ...payload,
    });
  const { agreement } = await ask<{ agreement: { seen: string } }>(
    host,
    'mira',
    PANEL,
    { issueKey: TALKED_ABOUT },
    'load',
  );
  for (const user of ['ada', 'paul', 'mira'] as const) await talk(user, 'vote', { seen: agreement.seen });
  await talk('ada', 'takeBack', {});
  await talk('mira', 'ask', { text: 'Is a voucher a card, too?' });
  const map = (card: object) =>
    ask<{ cardId: string }>(host, 'mira', PANEL, { issueKey: EMPTY }, 'addCard', {
      writeId: crypto.randomUUID(),
      ...card,
    });
  const { cardId } = await map({ card: 'rule', text: 'Only firms pay on account' });
  await map({ card: 'example', ruleId: cardId, text: 'A firm orders for 200 €' });
  await map({ card: 'question', text: 'What is a firm?' });
  await host.local('POST', 'trigger', { module: RETENTION });
}

async function makeFamily(host: Tenant): Promise<void> {
  const clone = await createIssue(host, 'mira', 'SHOP', 'CLONE - Pay with a saved card');
  const link = { type: { name: 'Cloners' }, inwardIssue: clone, outwardIssue: { key: 'SHOP-1' } };
  await host.jira('mira', 'POST', '/rest/api/3/issueLink', link);
  const fields = { project: { key: 'SHOP' }, issuetype: { name: 'Epic' }, summary: 'Paying without typing' };
  const epic = await host.jira<Issue>('mira', 'POST', '/rest/api/3/issue', { fields });
  for (const key of ['SHOP-1', TALKED_ABOUT, EMPTY])
    await host.jira('mira', 'PUT', `/rest/api/3/issue/${key}`, { fields: { parent: { key: epic.key } } });
}

/** The failing scenario of this story is known as a defect. */
const WITH_DEFECT = 'SHOP-7';

async function noteDefect(host: Tenant): Promise<void> {
  const at = { issueKey: WITH_DEFECT };
  const summary = 'Heavy parcels are delivered for nothing';
  const fields = { project: { key: 'SHOP' }, issuetype: { name: 'Bug' }, summary };
  const { id } = await host.jira<Issue>('mira', 'POST', '/rest/api/3/issue', { fields });
  const { scenarios } = await ask<PanelView>(host, 'mira', PANEL, at, 'load');
  const failing = scenarios.find(({ result }) => result?.status === 'failed');
  const defect = { writeId: crypto.randomUUID(), scenarioId: failing?.id, issueId: id };
  await ask(host, 'mira', PANEL, at, 'linkDefect', defect);
}

const panel = (
  name: string,
  address: string,
  act: (frame: FrameLocator, page: Page) => Promise<void>,
  user: User = 'mira',
): View => ({
  name,
  user,
  address: `/browse/${address}`,
  async show(page) {
    const frame = await panelOn(page);
    await act(frame, page);
    return frame;
  },
});

const opened = (frame: FrameLocator) =>
  frame.getByRole('article', { name: FAILING }).getByRole('button', { expanded: false }).click();

async function showLog(frame: FrameLocator): Promise<void> {
  await openTab(frame, 'Audit log');
  const log = frame.getByRole('region', { name: 'Audit log' });
  await log.getByRole('row').nth(1).waitFor();
  await log.getByRole('button', { name: 'Download JSON' }).scrollIntoViewIfNeeded();
}

async function chooseExport(frame: FrameLocator): Promise<void> {
  await frame.getByRole('button', { name: 'Import', exact: true }).click();
  await frame.locator('input[type=file]').first().setInputFiles(xrayExport('SHOP-1', 'SHOP-2'));
  await frame.getByRole('combobox', { name: 'The files are' }).waitFor();
}

const specification = (name: string, act: (frame: FrameLocator, page: Page) => Promise<void>): View => ({
  name,
  user: 'paul',
  address: `/projects/SHOP/apps/${SPECIFICATION}`,
  async show(page) {
    const frame = await appFrame(page, SPECIFICATION);
    await frame.getByRole('button', { name: /^Checkout/ }).click();
    await frame.getByRole('heading', { name: 'Checkout', exact: true }).waitFor();
    await act(frame, page);
    return frame;
  },
});

const onPage =
  (module: string, user: User, address: string) =>
  (name: string, act: (frame: FrameLocator) => Promise<unknown>): View => ({
    name,
    user,
    address,
    async show(page) {
      const frame = await appFrame(page, module);
      await act(frame);
      return frame;
    },
  });

const settings = onPage(SETTINGS, 'paul', `/projects/SHOP/settings/apps/${SETTINGS}`);
const newSettings = onPage(SETTINGS, 'paul', `/projects/NEW/settings/apps/${SETTINGS}`);
const administration = onPage(ADMINISTRATION, 'ada', `/admin/apps/${ADMINISTRATION}`);

const removal = (name: string, projectKey: string, act: (section: Locator) => Promise<void>): View => ({
  name,
  user: 'paul',
  address: `/projects/${projectKey}/settings/apps/${SETTINGS}`,
  async show(page) {
    const settings = await appFrame(page, SETTINGS);
    await openTab(settings, 'Data');
    const section = settings.getByRole('region', { name: 'Removal', exact: true });
    await act(section);
    await section.scrollIntoViewIfNeeded();
    return settings;
  },
});

/** Takes everything along, and chooses the file that came of it, or what became of its bytes. */
const archived = (
  name: string,
  module: typeof SETTINGS | typeof ADMINISTRATION,
  act: (section: Locator) => Promise<void>,
  bytesOf: (file: Buffer) => Buffer = (file) => file,
): View => ({
  name,
  user: module === SETTINGS ? 'paul' : 'ada',
  address: module === SETTINGS ? `/projects/SHOP/settings/apps/${SETTINGS}` : `/admin/apps/${ADMINISTRATION}`,
  async show(page) {
    const frame = await appFrame(page, module);
    await openTab(frame, 'Data');
    const section = frame.getByRole('region', { name: 'Export and import everything' });
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      section.getByRole('button', { name: 'Export everything' }).click(),
    ]);
    await section.getByRole('button', { name: 'Import an archive…' }).click();
    const buffer = bytesOf(readFileSync(await file.path()));
    await section
      .getByLabel('Choose file')
      .setInputFiles({ name: 'archive.zip', mimeType: 'application/zip', buffer });
    await act(section);
    await section.scrollIntoViewIfNeeded();
    return frame;
  },
});

export const VIEWS: readonly View[] = [
  panel('panel', 'SHOP-1', async (frame) => {
    await opened(frame);
    await frame.getByRole('group', { name: 'Message' }).waitFor();
  }),
  panel('panel, empty', EMPTY, (frame) =>
    frame.getByRole('heading', { name: 'Describe when this story is done' }).waitFor(),
  ),
  panel('panel, nothing to change', 'SHOP-1', (frame) => opened(frame), 'vic'),
  panel('panel, project not enabled', ELSEWHERE, (frame) =>
    frame.getByRole('heading', { name: 'Behave Pro is not enabled in this project' }).waitFor(),
  ),
  panel('panel, new scenario', 'SHOP-1', async (frame, page) => {
    await frame.getByRole('button', { name: 'Add scenario' }).first().click();
    const form = frame.getByRole('form', { name: 'New scenario' });
    const picker = form.getByRole('combobox', { name: 'Feature' });
    await picker.fill('Checkout');
    await picker.press('Enter');
    const text = form.getByRole('textbox', { name: 'Scenario' });
    await write(text, 'Scenario: A gift card pays a part\n  Given "Ann" has a card with 12 €\n  ');
    await page.keyboard.type('Wh');
    await frame.getByRole('option', { name: 'When' }).waitFor();
  }),
  panel('panel, problems', 'SHOP-1', async (frame) => {
    await frame.getByRole('button', { name: 'Add scenario' }).first().click();
    const form = frame.getByRole('form', { name: 'New scenario' });
    await write(
      form.getByRole('textbox', { name: 'Scenario' }),
      'Scenario: A slip\n  Given a card\n  Thne a slip',
    );
    await form.getByText(/problem to correct/).waitFor();
  }),
  panel('panel, link', 'SHOP-1', async (frame) => {
    await frame.getByRole('button', { name: 'Link existing scenario' }).click();
    await frame.getByRole('option').first().waitFor();
  }),
  panel('panel, menu', 'SHOP-1', async (frame) => {
    await frame.getByRole('button', { name: `More actions for “${FAILING}”` }).click();
    await frame.getByRole('menuitem').first().waitFor();
  }),
  panel('panel, move', 'SHOP-1', async (frame) => {
    await frame.getByRole('button', { name: `More actions for “${FAILING}”` }).click();
    await frame.getByRole('menuitem', { name: 'Move to another feature…' }).click();
    await frame.getByRole('form', { name: /^Move/ }).waitFor();
  }),
  panel('panel, run history', 'SHOP-1', async (frame) => {
    await opened(frame);
    await frame.getByRole('button', { name: 'Show run history' }).first().click();
    await frame.getByText(/runs shown, newest first/).waitFor();
  }),
  panel('panel, votes and questions', TALKED_ABOUT, async (frame) => {
    await frame.getByRole('list', { name: 'Open questions' }).waitFor();
    await frame.getByRole('button', { name: 'Ask a question' }).click();
    await frame.getByRole('form', { name: 'Ask a question' }).waitFor();
  }),
  panel('panel, example map', EMPTY, async (frame) => {
    await frame.getByRole('button', { name: 'Map examples' }).click();
    const map = frame.getByRole('region', { name: 'Example map' });
    await map.getByRole('button', { name: 'What is a firm?', exact: true }).waitFor();
  }),
  panel('panel, clone', CLONE, (frame) =>
    frame.getByRole('region', { name: 'Take over scenarios of SHOP-1?' }).waitFor(),
  ),
  panel('panel, child issues', EPIC, (frame) =>
    frame.getByRole('list', { name: 'Child issues with their scenarios' }).waitFor(),
  ),
  panel('panel, defect', WITH_DEFECT, async (frame) => {
    await frame
      .getByRole('article', { name: /^Heavy parcels/ })
      .getByRole('button')
      .first()
      .click();
    await frame.getByText('Heavy parcels are delivered for nothing').waitFor();
  }),
  panel('panel, new defect', 'SHOP-1', async (frame) => {
    await opened(frame);
    await frame.getByRole('button', { name: 'Create defect…' }).click();
    await frame.getByRole('region', { name: 'The description will say' }).waitFor();
  }),
  {
    name: 'context',
    user: 'paul',
    address: '/browse/SHOP-1',
    async show(page) {
      const glance = await openIssueContext(page, 'Behave Pro', CONTEXT);
      await glance.getByText('1 failed').first().waitFor();
      return glance;
    },
  },
  {
    name: 'context, without a panel',
    user: 'paul',
    address: '/browse/SHOP-2',
    async show(page) {
      const glance = await openIssueContext(page, 'Behave Pro', CONTEXT);
      await glance.getByText(/buttons under the summary/).waitFor();
      return glance;
    },
  },
  settings('settings', (frame) => frame.getByRole('region', { name: 'Project', exact: true }).waitFor()),
  newSettings('settings, first visit', (frame) =>
    frame.getByRole('button', { name: 'Enable Behave Pro in this project' }).waitFor(),
  ),
  settings('settings, pipelines', async (frame) => {
    await openTab(frame, 'Pipelines');
    await frame.getByRole('region', { name: 'API keys of this project' }).waitFor();
  }),
  settings('settings, statuses', async (frame) => {
    await openTab(frame, 'Pipelines');
    const section = frame.getByRole('region', { name: 'Statuses in downloads' });
    await section.getByRole('combobox', { name: 'Tag for Done' }).scrollIntoViewIfNeeded();
  }),
  settings('settings, lint rules', async (frame) => {
    await openTab(frame, 'Lint rules');
    await frame.getByRole('list', { name: 'Lint rules' }).waitFor();
  }),
  settings('settings, data', async (frame) => {
    await openTab(frame, 'Data');
    await frame.getByRole('region', { name: 'What is kept' }).waitFor();
  }),
  removal('settings, removal', 'SHOP', async (section) => {
    await section.getByRole('button', { name: 'Remove everything' }).click();
    await section.getByRole('textbox', { name: /^To confirm/ }).fill('SHIP');
    await section.getByRole('button', { name: 'Ask for the removal' }).click();
    await section.getByRole('alert').waitFor();
  }),
  removal('settings, removal asked for', 'OLD', async (section) => {
    await section.getByRole('button', { name: 'Cancel the removal' }).click();
    await section.getByRole('alertdialog').waitFor();
  }),
  archived('settings, archive', SETTINGS, async (section) => {
    await section.getByRole('button', { name: 'Look what would be imported' }).click();
    await section.getByRole('row', { name: /^Features/ }).waitFor();
  }),
  archived(
    'settings, damaged archive',
    SETTINGS,
    (section) => section.getByRole('button', { name: 'Import what is whole' }).waitFor(),
    (file) => damagedIn(damagedIn(file, 'SHOP/records/feature.jsonl'), 'SHOP/records/run.jsonl'),
  ),
  archived('administration, archive', ADMINISTRATION, (section) =>
    section.getByRole('button', { name: 'Look what would be imported' }).waitFor(),
  ),
  specification('specification', async (frame) => {
    const failing = frame.getByRole('article', { name: FAILING });
    await failing.getByRole('button', { name: new RegExp(`^${FAILING}`) }).click();
    await failing.getByRole('group', { name: 'Message' }).waitFor();
    await failing.getByRole('button', { name: 'Link issue' }).click();
    await failing.getByRole('textbox', { name: 'Issue key' }).waitFor();
  }),
  specification('specification, editor', async (frame) => {
    await frame.getByRole('button', { name: 'Edit text' }).click();
    await frame.getByRole('textbox', { name: 'Feature text' }).waitFor();
  }),
  specification('specification, history', async (frame) => {
    await frame.getByRole('button', { name: 'History' }).click();
    await frame.getByRole('list', { name: 'Versions' }).getByRole('button').first().waitFor();
  }),
  specification('specification, import of an export', async (frame) => {
    await chooseExport(frame);
  }),
  specification('specification, import tried', async (frame) => {
    await chooseExport(frame);
    await frame.getByRole('button', { name: 'See what would happen' }).click();
    await frame.getByText('Nothing is imported yet.', { exact: false }).waitFor();
  }),
  settings('settings, backups', async (frame) => {
    await openTab(frame, 'Data');
    const section = frame.getByRole('region', { name: 'Backups', exact: true });
    await section.getByRole('button', { name: 'Show backups' }).click();
    await section
      .getByRole('button', { name: /^Restore…/ })
      .first()
      .click();
    const form = section.getByRole('form', { name: /^Restore from/ });
    await form.getByRole('button', { name: 'Restore', exact: true }).scrollIntoViewIfNeeded();
  }),
  settings('settings, what is kept', async (frame) => {
    await openTab(frame, 'Data');
    const section = frame.getByRole('region', { name: 'What is kept' });
    await section.getByLabel('Test runs are kept for').selectOption('30');
    await section.getByText(/^The next daily run removes/).waitFor();
    await section.getByRole('button', { name: 'Save what is kept' }).scrollIntoViewIfNeeded();
  }),
  settings('settings, audit log', showLog),
  administration('administration, audit log', showLog),
  administration('administration, data', async (frame) => {
    await openTab(frame, 'Data');
    const storage = frame.getByRole('region', { name: 'Storage by project' });
    await storage.getByRole('button', { name: 'Measure' }).click();
    await storage.getByRole('button', { name: 'Measure again' }).waitFor();
  }),
  administration('administration, API keys', async (frame) => {
    await openTab(frame, 'API keys');
    await frame.getByRole('region', { name: 'API keys of all projects' }).waitFor();
  }),
  administration('administration, status', async (frame) => {
    await openTab(frame, 'Status');
    await frame.getByRole('region', { name: 'Background work' }).waitFor();
  }),
  administration('administration, backups', async (frame) => {
    await openTab(frame, 'Data');
    const section = frame.getByRole('region', { name: 'Backups', exact: true });
    await section.getByRole('button', { name: 'Show backups' }).click();
    await section.getByRole('row', { name: /SHOP/ }).scrollIntoViewIfNeeded();
  }),
  administration('administration', (frame) => frame.getByRole('row', { name: /Demo Shop/ }).waitFor()),
];

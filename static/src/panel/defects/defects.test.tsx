/** @jest-environment jsdom */
import '../../support/feature-flags-off';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { DefectsView, DefectView, PanelApi, PanelView } from '../../../../src/invoke-api';
import { HostPageProvider, nowhere } from '../../host-page';
import { fakeApp } from '../../support/fake-app';
import { panelView, scenario } from '../../support/replies';
import { wantedSection } from '../../wanted-section';
import { Panel } from '../panel';

type Handlers = { [K in keyof PanelApi]?: PanelApi[K] };

const FAILING = scenario({
  result: {
    status: 'failed',
    startedAt: '2026-03-05T10:20:00.000Z',
    runId: 'run-1',
    outdated: false,
    step: 'Then it is paid',
    message: 'Error: no money',
    buildUrl: 'https://ci.example.test/7',
    commit: 'abc1234',
  },
});
const FORM = {
  type: { id: '10004', name: 'Bug' },
  project: { key: 'SHOP', name: 'Demo Shop' },
  storyUrl: 'https://shop.example.test/browse/SHOP-1',
};
const defect = (own: Partial<DefectView> = {}): DefectView => ({
  id: 'd1',
  scenarioId: 's1',
  issue: { id: '10007', key: 'SHOP-7', summary: 'No money', status: 'To Do', category: 'new' },
  ...own,
});
const some = (...defects: DefectView[]): DefectsView => ({ defects, hidden: [], canChange: true });

const show = (defects: DefectsView = some(), handlers: Handlers = {}, own: Partial<PanelView> = {}) => {
  const openProjectPage = jest.fn(async () => undefined);
  const app = fakeApp<PanelApi>({
    load: () => ({ ok: true, value: panelView({ scenarios: [FAILING], defects, ...own }) }),
    defectForm: () => ({ ok: true, value: FORM }),
    ...handlers,
  });
  render(
    <HostPageProvider value={{ ...nowhere, openProjectPage }}>
      <Panel call={app.call} />
    </HostPageProvider>,
  );
  const user = userEvent.setup();
  return { ...app, user, openProjectPage };
};
const list = () => screen.findByRole('list', { name: 'Defects of Paying by card' });
const form = () => screen.findByRole('form', { name: 'Create a defect of Paying by card' });

test('a failing scenario offers a defect, in its menu and beside its message; another does not', async () => {
  const { user } = show(some(), {}, { scenarios: [FAILING, scenario({ id: 's2', name: 'Passing' })] });
  const [row, other] = await screen.findAllByRole('article');
  if (!row || !other) throw new Error('two rows are expected');
  for (const [article, offered] of [
    [row, true],
    [other, false],
  ] as const) {
    const [toggle, menu] = within(article)
      .getAllByRole('button')
      .filter((button) => button.matches('.bp-row, .bp-menu-button'));
    if (!toggle || !menu) throw new Error('a row and its menu are expected');
    await user.click(menu);
    expect(screen.queryByRole('menuitem', { name: 'Create defect…' }) !== null).toBe(offered);
    await user.keyboard('{Escape}');
    await user.click(toggle);
    expect(within(article).queryByRole('button', { name: 'Create defect…' }) !== null).toBe(offered);
    expect(within(article).queryByRole('button', { name: 'Link a defect…' }) !== null).toBe(offered);
  }
});

test('who may only comment has a menu with nothing but defects', async () => {
  const { user } = show(some(), {}, { access: { canEdit: false } });
  await user.click(await screen.findByRole('button', { name: /Paying by card/, expanded: false }));
  const menu = screen.getAllByRole('button').find((button) => button.matches('.bp-menu-button'));
  if (!menu) throw new Error('a menu is expected');
  await user.click(menu);
  expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual([
    'Create defect…',
    'Link a defect…',
  ]);
});

test('creating shows what will be said, sends what was seen, and shows the defect', async () => {
  let defects = some();
  const { user, calls } = show(undefined, {
    load: () => ({ ok: true, value: panelView({ scenarios: [FAILING], defects }) }),
    createDefect: () => ({ ok: true, value: { defects: (defects = some(defect())), defectId: 'd1' } }),
  });
  await user.click(await screen.findByRole('button', { name: /Paying by card/, expanded: false }));
  await user.click(screen.getByRole('button', { name: 'Create defect…' }));
  const fields = await form();
  expect(fields.textContent).toContain('Bug in Demo Shop (SHOP)');
  const summary = within(fields).getByRole<HTMLInputElement>('textbox', { name: 'Summary' });
  expect(summary.value).toBe('Paying by card: Then it is paid');
  expect(document.activeElement).toBe(summary);
  const preview = within(fields).getByRole('region', { name: 'The description will say' });
  for (const part of ['Error: no money', '# ↑ This step failed', 'abc1234', 'Checkout'])
    expect(preview.textContent).toContain(part);
  expect(within(preview).getByRole('link', { name: /ci\.example\.test/ })).toBeTruthy();
  await user.clear(summary);
  await user.click(within(fields).getByRole('button', { name: 'Create defect' }));
  await within(fields).findByText('Write in one line what is wrong.');
  await user.type(summary, 'No money{Enter}');
  expect((await list()).textContent).toContain('SHOP-7');
  expect(calls.find(({ name }) => name === 'createDefect')?.payload).toMatchObject({
    scenarioId: 's1',
    runId: 'run-1',
    typeId: '10004',
    summary: 'No money',
  });
  await screen.findByText('SHOP-7 was created as a defect of “Paying by card”.');
  expect(screen.queryByRole('form')).toBeNull();
});

test('an open defect is shown first, and a second one is made only when it is said', async () => {
  const { user, calls } = show(some(defect()), {
    createDefect: () => ({ ok: true, value: { defects: some(defect()), defectId: 'd1' } }),
  });
  await user.click(await screen.findByRole('button', { name: /Paying by card/, expanded: false }));
  const create = screen.getByRole('button', { name: 'Create defect…' });
  await user.click(create);
  const asked = await screen.findByRole('alertdialog');
  expect(asked.textContent).toContain('This scenario already has the open defect SHOP-7');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(document.activeElement).toBe(create);
  await user.click(create);
  await user.click(await screen.findByRole('button', { name: 'Create another one' }));
  await user.click(within(await form()).getByRole('button', { name: 'Create defect' }));
  await screen.findByText(/was created as a defect/);
  expect(calls.find(({ name }) => name === 'createDefect')?.payload).toMatchObject({ anyway: true });
});

test('what Jira refuses is said where it was asked, and nothing typed is lost', async () => {
  const message = 'Jira wants Team for a Bug: create it in Jira, then link it here.';
  const { user } = show(some(), {
    createDefect: () => ({ ok: false, error: { code: 'Invalid', message } }),
  });
  await user.click(await screen.findByRole('button', { name: /Paying by card/, expanded: false }));
  await user.click(screen.getByRole('button', { name: 'Create defect…' }));
  const fields = await form();
  await user.type(within(fields).getByRole('textbox'), '!');
  await user.click(within(fields).getByRole('button', { name: 'Create defect' }));
  await within(fields).findByText(message);
  expect(within(fields).getByRole<HTMLInputElement>('textbox').value).toBe(
    'Paying by card: Then it is paid!',
  );
});

test('a project without a type for defects leads to its settings, or to linking one', async () => {
  const { type: _type, ...without } = FORM;
  const { user, openProjectPage } = show(some(), {
    defectForm: () => ({ ok: true, value: without }),
    findDefects: () => ({ ok: true, value: { issues: [] } }),
  });
  await user.click(await screen.findByRole('button', { name: /Paying by card/, expanded: false }));
  await user.click(screen.getByRole('button', { name: 'Create defect…' }));
  await user.click(await screen.findByRole('button', { name: 'Open the settings' }));
  expect(openProjectPage).toHaveBeenCalledWith('settings', 'SHOP');
  expect(wantedSection()).toBe('defects');
  await user.click(screen.getByRole('button', { name: 'Link a defect instead' }));
  await screen.findByRole('combobox', { name: 'Find an issue that describes this failure' });
});

test('linking finds issues by keyboard; unlinking is undone', async () => {
  const issue = defect().issue;
  if (!issue) throw new Error('an issue is expected');
  let defects = some();
  const { user, calls } = show(undefined, {
    load: () => ({ ok: true, value: panelView({ scenarios: [FAILING], defects }) }),
    findDefects: () => ({ ok: true, value: { issues: [issue] } }),
    linkDefect: () => ({ ok: true, value: { defects: (defects = some(defect())), defectId: 'd1' } }),
    unlinkDefect: () => ({ ok: true, value: { defects: (defects = some()) } }),
  });
  await user.click(await screen.findByRole('button', { name: /Paying by card/, expanded: false }));
  await user.click(screen.getByRole('button', { name: 'Link a defect…' }));
  await screen.findByRole('option', { name: /No money.*SHOP-7/ });
  await user.keyboard('{ArrowDown}{Enter}');
  await list();
  expect(calls.find(({ name }) => name === 'findDefects')?.payload).toEqual({ query: '', typeId: '10004' });
  expect(calls.find(({ name }) => name === 'linkDefect')?.payload).toMatchObject({ issueId: '10007' });
  await user.click(screen.getByRole('button', { name: 'Unlink SHOP-7' }));
  await screen.findByText(/SHOP-7 is no longer noted as a defect/);
  expect(screen.queryByRole('list', { name: /Defects of/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await list();
});

test('says what is resolved, hidden, not linked, or not known, and what can be done about it', async () => {
  const done = { id: '8', key: 'SHOP-8', summary: 'Old', status: 'Closed', category: 'done' } as const;
  const view: DefectsView = {
    canChange: true,
    hidden: [{ scenarioId: 's1', count: 2 }],
    defects: [
      defect({ notLinked: true }),
      defect({ id: 'd2', issue: done }),
      { id: 'd3', scenarioId: 's1', state: 'unknown' },
      { id: 'd4', scenarioId: 's1', state: 'pending' },
      { id: 'd5', scenarioId: 's1', state: 'unread' },
      defect({ id: 'd6', scenarioId: 'elsewhere' }),
    ],
  };
  const { user, calls } = show(view, {
    relateDefect: () => ({ ok: true, value: { defects: view, note: 'Jira has no link between them.' } }),
    lookForDefect: () => ({ ok: true, value: { defects: view, note: 'It was not created.' } }),
  });
  const items = within(await list())
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
  expect(items).toHaveLength(6);
  expect(items[0]).toMatch(/SHOP-7.*No link in Jira/);
  expect(items[1]).toMatch(/SHOP-8.*Closed.*resolved/);
  expect(items[2]).toContain('not known whether');
  expect(items[5]).toBe('2 more defects are in projects you may not browse.');
  await user.click(screen.getByRole('button', { name: 'Link in Jira' }));
  await screen.findByText('Jira has no link between them.');
  await user.click(screen.getByRole('button', { name: 'Look for it' }));
  await screen.findByText('It was not created.');
  expect(calls.map(({ name }) => name)).toEqual(expect.arrayContaining(['relateDefect', 'lookForDefect']));
});

test('who may not change anything sees the defects and no buttons', async () => {
  show({ ...some(defect()), canChange: false }, {}, { access: { canEdit: false } });
  await list();
  expect(screen.queryByRole('button', { name: /Unlink/ })).toBeNull();
  expect(screen.getAllByRole('button').filter((button) => button.matches('.bp-menu-button'))).toEqual([]);
});

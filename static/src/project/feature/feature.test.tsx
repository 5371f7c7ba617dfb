/** @jest-environment jsdom */
import '../../support/feature-flags-off';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FeatureView, ProjectApi } from '../../../../src/invoke-api';
import { HostPageProvider, nowhere } from '../../host-page';
import { saveFile } from '../../save-file';
import { findEditor } from '../../support/editor';
import { fakeApp } from '../../support/fake-app';
import { featureScenario, featureSummary, featureView, projectView } from '../../support/replies';
import { Project } from '../project';

jest.mock('../../save-file');

type Handlers = { [K in keyof ProjectApi]?: ProjectApi[K] };

const STORY = { id: '10', key: 'SHOP-1', summary: 'Pay by card' };

/** Opens the only feature of a project. */
const open = async (feature: FeatureView, handlers: Handlers = {}, canEdit = true) => {
  const opened: string[] = [];
  const app = fakeApp<ProjectApi>({
    load: () => ({
      ok: true,
      value: projectView({ access: { canEdit }, features: [featureSummary({ name: feature.name })] }),
    }),
    feature: () => ({ ok: true, value: { feature } }),
    ...handlers,
  });
  const page = {
    ...nowhere,
    siteUrl: async () => 'https://acme.example.com',
    openLink: async (url: string) => void opened.push(url),
  };
  render(
    <HostPageProvider value={page}>
      <Project call={app.call} />
    </HostPageProvider>,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^Checkout/ }));
  await screen.findByRole('heading', { name: /^Checkout/ });
  return { ...app, user, opened };
};
const payloads = (calls: { name: string; payload: object }[], of: string) =>
  calls.filter(({ name }) => name === of).map(({ payload }) => payload);

test('shows where the file is, how it is written and what it is called in downloads', async () => {
  await open(featureView({ path: 'specs/kasse.feature', language: 'de', encoding: 'iso-8859-1' }));
  const fact = (name: string) => screen.getByText(name).nextSibling?.textContent;
  expect(['Path', 'Language', 'In downloads', 'Encoding'].map(fact)).toEqual([
    'specs/kasse.feature',
    'German (de)',
    'checkout.feature',
    'iso-8859-1',
  ]);
});

test('lists scenarios with rule, test type, outcome and issues; an opened one shows its own text', async () => {
  const result = {
    status: 'failed' as const,
    startedAt: new Date().toISOString(),
    runId: 'r',
    outdated: false,
  };
  const { user, opened } = await open(
    featureView({
      scenarios: [
        featureScenario({ ruleName: 'Cards', issues: [STORY], hiddenIssues: 2, result }),
        featureScenario({ id: 's2', name: 'Paying later', kind: 'outline', testType: 'manual', line: 8 }),
      ],
    }),
  );
  expect(screen.getByRole('tab', { name: 'Scenarios (2)', selected: true })).toBeTruthy();
  const [card, later] = screen.getAllByRole('article');
  expect(card?.textContent).toMatch(/Rule: Cards · Automated.*Failed.*SHOP-1.*2 hidden/);
  expect(later?.textContent).toMatch(/Outline · Manual.*Not run/);
  await user.click(within(card as HTMLElement).getByRole('link', { name: /SHOP-1/ }));
  expect(opened).toEqual(['https://acme.example.com/browse/SHOP-1']);
  await user.click(screen.getByRole('button', { name: /^Paying by card/ }));
  const text = await screen.findByRole('region', { name: 'Text of Paying by card' });
  expect(text.textContent).toBe('Scenario: Paying by card\n  Given a basket\n  Then it is paid');
});

test('the whole text is shown as it is read, without a mark or a last empty line', async () => {
  const { user } = await open(featureView({ text: '\uFEFFFeature: Checkout\r\n  About it.\r\n' }));
  await user.click(screen.getByRole('tab', { name: 'Text' }));
  const text = screen.getByRole('region', { name: 'Text of Checkout' });
  expect(text.textContent).toBe('Feature: Checkout\n  About it.');
});

describe('linking an issue', () => {
  const linked = featureView({ scenarios: [featureScenario({ issues: [STORY] })] });

  test('takes a key or an address, says so, and can be undone', async () => {
    const { user, calls } = await open(featureView(), {
      link: () => ({ ok: true, value: { feature: linked } }),
      unlink: () => ({ ok: true, value: { feature: featureView() } }),
    });
    await user.click(screen.getByRole('button', { name: /^Paying by card/ }));
    await user.click(screen.getByRole('button', { name: 'Link issue' }));
    const key = screen.getByRole('textbox', { name: 'Issue key' });
    await user.type(key, 'SHOP{Enter}');
    expect(screen.getByRole('alert').textContent).toMatch(/Type the key/);
    await user.clear(key);
    await user.type(key, 'https://acme.example.com/browse/shop-1{Enter}');
    expect(await screen.findByText('“Paying by card” is now linked to SHOP-1.')).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Issue key' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(
      await screen.findByText(/no longer linked to SHOP-1. Any tag @SHOP-1 in its text stays/),
    ).toBeTruthy();
    expect(payloads(calls, 'link')).toMatchObject([
      { featureId: 'f1', scenarioId: 's1', issueKey: 'SHOP-1' },
    ]);
    expect(payloads(calls, 'unlink')).toMatchObject([{ featureId: 'f1', scenarioId: 's1', issueId: '10' }]);
  });

  test('that is refused says why and keeps what was typed; Esc closes', async () => {
    const { user } = await open(featureView(), {
      link: () => ({ ok: false, error: { code: 'NotFound', message: 'There is no issue SHOP-9.' } }),
    });
    await user.click(screen.getByRole('button', { name: /^Paying by card/ }));
    await user.click(screen.getByRole('button', { name: 'Link issue' }));
    const key = screen.getByRole<HTMLInputElement>('textbox', { name: 'Issue key' });
    await user.type(key, 'SHOP-9{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('There is no issue SHOP-9.');
    expect(key.value).toBe('SHOP-9');
    await user.type(key, '{Escape}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Link issue' }));
    expect(screen.queryByRole('textbox', { name: 'Issue key' })).toBeNull();
  });

  test('taking an issue off can be undone', async () => {
    const { user, calls } = await open(linked, {
      unlink: () => ({ ok: true, value: { feature: featureView() } }),
      link: () => ({ ok: true, value: { feature: linked } }),
    });
    await user.click(screen.getByRole('button', { name: /^Paying by card/ }));
    await user.click(screen.getByRole('button', { name: 'Unlink SHOP-1' }));
    const undo = await screen.findByRole('button', { name: 'Undo' });
    expect(document.activeElement).toBe(undo);
    await user.click(undo);
    expect(await screen.findByText(/now linked to SHOP-1/)).toBeTruthy();
    expect(payloads(calls, 'link')).toMatchObject([{ issueKey: 'SHOP-1' }]);
  });
});

describe('a draft', () => {
  const draft = featureView({
    text: 'Feature: Checkout\n  Scenario: a\n    Given b\n    Wenn c\n',
    draft: { problems: [{ line: 4, column: 5, message: 'not a step' }] },
  });

  test('says what that means; a problem leads into the editor, to its place', async () => {
    const { user } = await open(draft);
    const banner = screen.getByRole('region', { name: /^Draft/ });
    expect(banner.textContent).toMatch(/left out of what builds download.*last text that could be read/);
    await user.click(within(banner).getByRole('button', { name: 'Line 4, column 5' }));
    const area = await findEditor('Feature text');
    await waitFor(() => expect(area.hasFocus).toBe(true));
    expect(area.text.slice(area.caret)).toMatch(/^Wenn c/);
  });

  test('for readers, a problem leads to its line of the text', async () => {
    const { user } = await open(draft, {}, false);
    await user.click(screen.getByRole('button', { name: 'Line 4, column 5' }));
    const text = screen.getByRole('region', { name: 'Text of Checkout' });
    expect(document.activeElement).toBe(text);
    expect(text.querySelector('.bp-line-target')?.textContent).toContain('Wenn c');
  });
});

test('a note on the text leads to its line', async () => {
  const lint = [{ line: 1, column: 1, message: 'read as “de”', rule: 'regional-language' as const }];
  const { user } = await open(featureView({ lint }));
  await user.click(screen.getByText('1 note on this text'));
  await user.click(screen.getByRole('button', { name: 'Line 1, column 1' }));
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Text of Checkout' }));
});

test('the file is downloaded under its own name, byte for byte', async () => {
  const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0x46, 0x0d, 0x0a, 0xff]);
  const { user } = await open(featureView(), {
    raw: () => ({
      ok: true,
      value: { path: 'specs/pay.feature', bytes: Buffer.from(bytes).toString('base64'), sha256: '' },
    }),
  });
  await user.click(screen.getByRole('button', { name: 'Download file' }));
  await waitFor(() =>
    expect(saveFile).toHaveBeenCalledWith('pay.feature', bytes, 'application/octet-stream'),
  );
});

describe('deleting', () => {
  const feature = featureView({
    scenarios: [
      featureScenario({ issues: [STORY] }),
      featureScenario({
        id: 's2',
        issues: [STORY, { id: '11', key: 'SHOP-2', summary: '' }],
        hiddenIssues: 1,
      }),
    ],
  });

  test('says what goes, and takes the feature off the page', async () => {
    const { user, calls } = await open(feature, { remove: () => ({ ok: true, value: {} }) });
    await user.click(screen.getByRole('button', { name: 'Delete feature' }));
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Delete feature' }));
    await user.keyboard('{Enter}');
    const question = screen.getByRole('alertdialog', { name: 'Delete “Checkout”?' });
    expect(
      within(question)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'its text and its 2 scenarios',
      'the links to 2 issues',
      'links to issues you may not see',
      'its file in the next download of your build',
    ]);
    await user.click(within(question).getByRole('button', { name: 'Delete feature' }));
    expect(await screen.findByText('“Checkout” was deleted.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.queryByRole('heading', { name: 'Checkout' })).toBeNull();
    expect(payloads(calls, 'remove')).toMatchObject([{ featureId: 'f1', textHash: 'hash-1' }]);
  });

  test('a feature changed meanwhile is shown as it is now instead', async () => {
    let now = feature;
    const { user } = await open(feature, {
      feature: () => ({ ok: true, value: { feature: now } }),
      remove: () => {
        now = featureView({ name: 'Checkout and payment', textHash: 'hash-2' });
        return { ok: false, error: { code: 'Conflict', message: 'changed' } };
      },
    });
    await user.click(screen.getByRole('button', { name: 'Delete feature' }));
    await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Delete feature' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/changed since you looked/);
    expect(screen.getByRole('heading', { name: 'Checkout and payment' })).toBeTruthy();
  });
});

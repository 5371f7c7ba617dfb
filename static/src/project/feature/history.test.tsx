/** @jest-environment jsdom */
import '../../support/feature-flags-off';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FeatureVersion, FeatureView, ProjectApi } from '../../../../src/invoke-api';
import { fakeApp } from '../../support/fake-app';
import { featureSummary, featureView, projectView } from '../../support/replies';
import { Project } from '../project';

type Handlers = { [K in keyof ProjectApi]?: ProjectApi[K] };

const lines = Array.from({ length: 20 }, (_, n) => `  about ${n}`).join('\n');
const NOW = `Feature: Checkout\n${lines}\n\n  Scenario: Paying by card\n    Given a basket\n    Then it is paid\n`;
const THEN = NOW.replace('a basket', 'a full basket\n    And a card').replace('    Then it is paid\n', '');
const VERSIONS: FeatureVersion[] = [
  { version: 'v3', at: '2026-03-03T10:00:00.000Z', by: 'Mira Member', from: 'page' },
  { version: 'v2', at: '2026-03-02T10:00:00.000Z', from: 'import', draft: true },
  { version: 'v1', at: '2026-03-01T10:00:00.000Z', by: 'Paul Projectlead', from: 'panel' },
];
const TEXTS: Record<string, string> = { v3: NOW, v2: THEN, v1: `\uFEFF${NOW.replaceAll('\n', '\r\n')}` };

/** Opens the history of the only feature. */
const open = async (handlers: Handlers = {}, canEdit = true) => {
  const app = fakeApp<ProjectApi>({
    load: () => ({
      ok: true,
      value: projectView({ access: { canEdit }, features: [featureSummary()] }),
    }),
    feature: () => ({ ok: true, value: { feature: featureView({ text: NOW }) } }),
    versions: () => ({ ok: true, value: { versions: VERSIONS } }),
    version: ({ version }) => ({ ok: true, value: { version, text: TEXTS[version] ?? '' } }),
    ...handlers,
  });
  render(<Project call={app.call} />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^Checkout/ }));
  await user.click(await screen.findByRole('button', { name: 'History' }));
  const history = await screen.findByRole('region', { name: 'History' });
  return { ...app, user, history };
};
const versionRows = async () =>
  within(await screen.findByRole('list', { name: 'Versions' })).getAllByRole('button');
const choose = async (user: ReturnType<typeof userEvent.setup>, index: number): Promise<void> =>
  user.click((await versionRows())[index] as HTMLElement);
const payloads = (calls: { name: string; payload: object }[], of: string) =>
  calls.filter(({ name }) => name === of).map(({ payload }) => payload);

test('lists who saved the text, when and from where, and which one is the present', async () => {
  const { history } = await open();
  expect((await versionRows()).map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/Mar 3, 2026.*edited on this page by Mira MemberPresent$/),
    expect.stringMatching(/Mar 2, 2026.*imported Draft$/),
    expect.stringMatching(/Mar 1, 2026.*edited in an issue by Paul Projectlead$/),
  ]);
  expect(document.activeElement).toBe(within(history).getByRole('heading', { name: 'History' }));
});

test('versions of one minute are told apart by their seconds', async () => {
  const at = (second: string) => `2026-03-01T10:00:${second}.000Z`;
  const quick: FeatureVersion[] = [
    { version: 'v3', at: at('59'), from: 'page' },
    { version: 'v2', at: at('05'), from: 'page' },
    { version: 'v1', at: '2026-02-01T10:00:07.000Z', from: 'page' },
  ];
  const { user } = await open({ versions: () => ({ ok: true, value: { versions: quick } }) });
  const [newest, middle, oldest] = (await versionRows()).map(({ textContent }) => textContent ?? '');
  expect(newest).toContain(':00:59');
  expect(middle).toContain(':00:05');
  expect(oldest).not.toContain(':07');
  await choose(user, 1);
  expect(await screen.findByRole('heading', { name: /:00:05/ })).toBeTruthy();
});

test('a version shows what differs from the present text, the rest folded, and its whole text', async () => {
  const { user } = await open();
  await choose(user, 1);
  const differences = await screen.findByRole('region', { name: /^Differences between/ });
  const of = (selector: string) =>
    [...differences.querySelectorAll(selector)].map(({ textContent }) => textContent?.trimEnd());
  expect(of('ins')).toEqual(['+     Given a full basket', '+     And a card']);
  expect(of('del')).toEqual(['−     Given a basket', '−     Then it is paid']);
  expect(differences.textContent).not.toContain('about 3');
  await user.click(within(differences).getByRole('button', { name: /^Show \d+ lines in between$/ }));
  expect(differences.textContent).toContain('about 3');
  expect(document.activeElement).toBe(differences);
  await user.click(screen.getByRole('tab', { name: 'Whole text' }));
  expect(screen.getByRole('region', { name: /^Text of Mar 2/ }).textContent).toBe(THEN.trimEnd());
});

test('the present text, and one that says the same, have nothing to restore', async () => {
  const { user } = await open();
  await choose(user, 0);
  expect(await screen.findByText('This is the present text.')).toBeTruthy();
  await choose(user, 2);
  expect(await screen.findByText(/says the same/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Restore this version' })).toBeNull();
});

test('a version is restored at once, and it is said that nothing is lost', async () => {
  const { user, calls } = await open({
    restore: () => ({ ok: true, value: { feature: featureView({ text: THEN, textHash: 'hash-2' }) } }),
  });
  await choose(user, 1);
  const restore = await screen.findByRole('button', {
    name: 'Restore this version',
    description: /nothing is lost/,
  });
  await user.click(restore);
  expect(await screen.findByText(/has the text of the chosen version again/)).toBeTruthy();
  expect(payloads(calls, 'restore')).toMatchObject([{ featureId: 'f1', version: 'v2', textHash: 'hash-1' }]);
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Checkout' }));
  expect(screen.queryByRole('region', { name: 'History' })).toBeNull();
});

test('a feature that changed meanwhile is compared again before anything is restored', async () => {
  let now: FeatureView = featureView({ text: NOW });
  const { user, calls } = await open({
    feature: () => ({ ok: true, value: { feature: now } }),
    restore: () => {
      now = featureView({ text: NOW.replace('a basket', 'two baskets'), textHash: 'hash-2' });
      return { ok: false, error: { code: 'Conflict', message: 'changed' } };
    },
  });
  await choose(user, 1);
  await user.click(await screen.findByRole('tab', { name: 'Whole text' }));
  await user.click(await screen.findByRole('button', { name: 'Restore this version' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/changed this feature meanwhile/);
  expect(screen.getByRole('region', { name: /^Differences/ }).textContent).toContain('two baskets');
  expect(payloads(calls, 'versions')).toHaveLength(2);
});

test('a history that cannot be loaded says why and can be asked for again', async () => {
  let lost = true;
  const { user } = await open({
    versions: () => {
      if (lost) throw new Error('network');
      return { ok: true, value: { versions: [] } };
    },
  });
  const alert = await screen.findByRole('alert');
  lost = false;
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/No saved text is kept/)).toBeTruthy();
});

test('a text that was saved twice is two saves, of which one is chosen', async () => {
  const twice = [VERSIONS[1], VERSIONS[0], VERSIONS[1]].flatMap((one) => one ?? []);
  const { user } = await open({ versions: () => ({ ok: true, value: { versions: twice } }) });
  await choose(user, 2);
  expect((await versionRows()).map((row) => row.getAttribute('aria-current'))).toEqual([null, null, 'true']);
});

test('a version that is kept no more says so', async () => {
  const { user } = await open({
    version: () => ({ ok: false, error: { code: 'NotFound', message: 'This version is no longer kept.' } }),
  });
  await choose(user, 1);
  expect((await screen.findByRole('alert')).textContent).toContain('This version is no longer kept.');
});

test('readers see the history and restore nothing', async () => {
  const { user } = await open({}, false);
  await choose(user, 1);
  expect(await screen.findByRole('region', { name: /^Differences/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Restore this version' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Close history' }));
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Checkout' }));
});

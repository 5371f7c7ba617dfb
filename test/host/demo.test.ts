import type { ContextView, Counts, PanelView, ProjectView } from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import { ask, CONTEXT, PANEL, SPECIFICATION } from '../support/site';

/** What a person finds who starts the app for the first time. */
describe('the demo', () => {
  let host: Host;

  beforeAll(async () => {
    host = await startHost({ env: { BEHAVE_DEMO: 'true' } });
  });
  afterAll(() => host?.stop());

  const load = (projectKey: string): Promise<ProjectView> =>
    ask(host, 'paul', SPECIFICATION, { projectKey }, 'load');
  const panel = (issueKey: string): Promise<PanelView> => ask(host, 'mira', PANEL, { issueKey }, 'load');
  const total = (views: ProjectView[], of: keyof Counts): number =>
    views.flatMap(({ features }) => features).reduce((sum, { counts }) => sum + counts[of], 0);

  test('two projects, enabled, in two languages', async () => {
    const { values } = await host.jira<{ values: { key: string; name: string }[] }>(
      'paul',
      'GET',
      '/rest/api/3/project/search',
    );
    expect(values.map(({ key, name }) => [key, name])).toEqual([
      ['BIB', 'Bibliothek'],
      ['SHOP', 'Demo Shop'],
    ]);
    const views = await Promise.all([load('BIB'), load('SHOP')]);
    expect(views.map(({ project }) => [project.state, project.defaultLanguage])).toEqual([
      ['enabled', 'de'],
      ['enabled', 'en'],
    ]);
  });

  test('6 features with 40 scenarios, none of them a draft', async () => {
    const views = await Promise.all([load('BIB'), load('SHOP')]);
    const features = views.flatMap((view) => view.features);
    expect(features.map(({ name, scenarios, draft }) => [name, scenarios, draft])).toEqual([
      ['Ausleihe', 8, false],
      ['Rückgabe und Vormerkung', 6, false],
      ['Basket', 5, false],
      ['Delivery', 6, false],
      ['Checkout', 9, false],
      ['Refunds', 6, false],
    ]);
    expect(total(views, 'scenarios')).toBe(40);
  });

  test('12 issues in three statuses', async () => {
    const { issues } = await host.jira<{ issues: { fields: { status: { name: string } } }[] }>(
      'paul',
      'POST',
      '/rest/api/3/search/jql',
      { jql: 'project in (SHOP, BIB)', fields: ['status'], maxResults: 100 },
    );
    const names = issues.map(({ fields }) => fields.status.name);
    const count = (wanted: string): number => names.filter((name) => name === wanted).length;
    expect([names.length, count('To Do'), count('In Progress'), count('Done')]).toEqual([12, 4, 4, 4]);
  });

  test('3 runs: all passed, some failed, some pending or undefined', async () => {
    const { entities } = await host.local<{ entities: Record<string, number> }>('GET', 'storage');
    expect(entities.run).toBe(3);
    const [bib, shop] = await Promise.all([load('BIB'), load('SHOP')]);
    const counts = (view: ProjectView): number[] =>
      (['passed', 'failed', 'pending', 'notRun'] as const).map((of) => total([view], of));
    // The newest run of the shop is the one with failures; what is in the works or manual was never run.
    expect(counts(shop)).toEqual([16, 2, 0, 8]);
    expect(counts(bib)).toEqual([7, 0, 6, 1]);
  });

  test('the first issue shows what passed, what failed and why, and what people try by hand', async () => {
    const { scenarios } = await panel('SHOP-1');
    expect(scenarios.map(({ name, testType, result }) => [name, testType, result?.status])).toEqual([
      ['A returning customer pays with one click', 'automated', 'passed'],
      ['An expired card is refused', 'automated', 'failed'],
      ['A card that was removed cannot be charged', 'automated', 'passed'],
      ['Paying works with a screen reader', 'manual', undefined],
    ]);
    expect(scenarios.filter(({ result }) => result?.outdated)).toEqual([]);
    const glance = await ask<ContextView>(host, 'mira', CONTEXT, { issueKey: 'SHOP-1' }, 'load');
    expect(glance.failing).toEqual([
      {
        name: 'An expired card is refused',
        step: 'Then the customer is asked for another card',
        message: expect.stringContaining('nothing was asked') as string,
      },
    ]);
  });

  test('scenarios stand on several issues, by links and by tags', async () => {
    const names = async (issueKey: string): Promise<string[]> =>
      (await panel(issueKey)).scenarios.map(({ name }) => name);
    expect(await names('SHOP-8')).toContain('An expired card is refused');
    expect(await names('BIB-2')).toContain('Ein vorgemerktes Buch wird nicht verlängert');
    expect(await names('BIB-3')).toContain('Ein vorgemerktes Buch wird nicht verlängert');
    expect(await names('BIB-1')).toContain('Der Automat lässt sich im Sitzen bedienen');
  });
});

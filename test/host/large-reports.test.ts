import type { ContextView } from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import { failed, PASSED, ran, ranFeature, reportOn, type StepResult } from '../support/reports';
import {
  ask,
  CONTEXT,
  createIssue,
  enabledProjectWithKey,
  PANEL,
  publish,
  type Issue,
  type NewKey,
} from '../support/site';

const FEATURES = 60;
const SCENARIOS = 2;

/** Text that hardly compresses, made from a number. */
const noise = (seed: number, chars: number): string => {
  let state = seed + 1;
  return Array.from({ length: chars }, () => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(0x4e00 + (state % 20000));
  }).join('');
};

describe('reports that say a lot', () => {
  let host: Host;
  let made: NewKey;
  let issue: Issue;

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'LRG');
    issue = await createIssue(host, 'mira', 'LRG', 'A story');
    for (let n = 0; n < FEATURES; n += 1)
      for (let k = 0; k < SCENARIOS; k += 1)
        await ask(host, 'mira', PANEL, { issueKey: issue.key }, 'add', {
          writeId: crypto.randomUUID(),
          feature: { name: `Feature ${n}` },
          text: `Scenario: ${k}\n  Given it passes\n`,
        });
  });
  afterAll(() => host?.stop());

  const report = (result: (n: number) => StepResult): string =>
    reportOn(
      ...Array.from({ length: FEATURES }, (_, n) =>
        ranFeature(
          `feature-${n}.feature`,
          `Feature ${n}`,
          Array.from({ length: SCENARIOS }, (__, k) =>
            ran(`${k}`, { 'Given it passes': result(n * SCENARIOS + k) }),
          ),
        ),
      ),
    );
  const counts = async () =>
    (await ask<ContextView>(host, 'mira', CONTEXT, { issueKey: issue.key }, 'load')).counts;

  test('are shown whole, also where every scenario fails with a message of its own', async () => {
    const total = FEATURES * SCENARIOS;
    const passing = report(() => PASSED);
    expect((await publish(made, passing)).status).toBe(200);
    await host.local('POST', 'drain');
    expect(await counts()).toMatchObject({ passed: total });
    const failing = report((n) => failed(noise(n, 2000)));
    expect((await publish(made, failing)).status).toBe(200);
    expect(await host.local('POST', 'drain')).toMatchObject({ failed: 0 });
    expect(await counts()).toMatchObject({ failed: total });
  });

  test('are taken in although names in them are whole pages', async () => {
    // A scenario without a list of steps is warned of by its name.
    const pages = reportOn(
      ranFeature(
        'x.feature',
        noise(1, 50_000),
        Array.from({ length: 5 }, (_, n) => ran(noise(n, 50_000), {}, { steps: undefined })),
      ),
    );
    const response = await publish(made, pages);
    expect(response.status).toBe(200);
    const reply = (await response.json()) as { unmatched: { name: string }[]; warnings: string[] };
    expect(reply.unmatched).toHaveLength(5);
    expect(Math.max(...reply.unmatched.map(({ name }) => name.length))).toBeLessThanOrEqual(200);
    expect(reply.warnings.length).toBeGreaterThan(0);
    expect(Math.max(...reply.warnings.map((warning) => warning.length))).toBeLessThan(1000);
  });
});

import { createHash } from 'node:crypto';
import { unzipSync, strFromU8 } from 'fflate';
import type { FeatureView, PanelView, ProjectView, Reply } from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { PASSED, ran, ranFeature, reportOn } from '../support/reports';
import {
  ask,
  createIssue,
  download,
  enabledProjectWithKey,
  PANEL,
  publish,
  SPECIFICATION,
  type Issue,
  type NewKey,
} from '../support/site';

/** A feature of one scenario, with a tag that names an issue. */
const GHERKIN = (key: string): string => `Feature: Classic\n\n  @${key}\n  Scenario: Works\n    Given it\n`;
const MARKDOWN = (key: string): string =>
  `# Feature: Marked\n\nProse.\n\n\`@${key}\`\n## Scenario: Works\n* Given it\n\n- Then done\n`;
/** The same with a line that no Gherkin has; as a draft it keeps the scenario it had. */
const BROKEN = `Feature: Broken\n\n  Scenario: Works\n    Given it\n    nonsense\n`;

/** What can be done with each kind of text. The table of docs/architecture.md says the same. */
const CAN = {
  gherkin: { count: true, link: true, edit: true, text: true, download: true, report: true, raw: true },
  markdown: { count: true, link: true, edit: false, text: true, download: true, report: true, raw: true },
  draft: { count: true, link: true, edit: false, text: true, download: false, report: true, raw: true },
};

describe('what can be done with a text', () => {
  let host: Host;
  let made: NewKey;
  let issue: Issue;
  const at = { projectKey: 'KIND' };

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'KIND');
    issue = await createIssue(host, 'mira', 'KIND', 'A story');
  });
  afterAll(() => host?.stop());

  const call = <T>(name: string, payload: object) => ask<T>(host, 'mira', SPECIFICATION, at, name, payload);
  const tried = <T>(module: string, context: object, name: string, payload: object) =>
    host.invoke<Reply<T>>('mira', module, context, name, { writeId: crypto.randomUUID(), ...payload });
  const feature = async (featureId: string) =>
    (await call<{ feature: FeatureView }>('feature', { featureId })).feature;

  async function stored(kind: keyof typeof CAN): Promise<FeatureView> {
    const path = kind === 'markdown' ? 'marked.feature.md' : `${kind}.feature`;
    const text = kind === 'markdown' ? MARKDOWN(issue.key) : GHERKIN(issue.key);
    const own = kind === 'draft' ? text.replace('Classic', 'Broken') : text;
    const [file] = await importAll(host, 'mira', 'KIND', [{ path, bytes: Buffer.from(own) }]);
    const first = await feature(file?.featureId ?? '');
    if (kind !== 'draft') return first;
    const { id: featureId, textHash } = first;
    const payload = { writeId: crypto.randomUUID(), featureId, textHash, text: BROKEN, asDraft: true };
    return (await call<{ feature: FeatureView }>('saveText', payload)).feature;
  }

  test.each(Object.keys(CAN) as (keyof typeof CAN)[])('%s', async (kind) => {
    const { id: featureId, path, name, text, textHash, scenarios } = await stored(kind);
    await host.local('POST', 'drain');
    const [scenario] = scenarios;
    const scenarioId = scenario?.id;
    const onIssue = async () =>
      (await ask<PanelView>(host, 'mira', PANEL, { issueKey: issue.key }, 'load')).scenarios.find(
        ({ id }) => id === scenarioId,
      );

    const { features } = await call<ProjectView>('load', {});
    const listed = features.find(({ id }) => id === featureId);
    const linkedByTag = await onIssue();
    const unlink = { featureId, scenarioId, issueId: issue.id };
    await tried(SPECIFICATION, at, 'unlink', unlink);
    const unlinked = await onIssue();
    await tried(SPECIFICATION, at, 'link', { featureId, scenarioId, issueKey: issue.key });
    const seen = await onIssue();
    const edited = await tried<object>(PANEL, { issueKey: issue.key }, 'edit', {
      featureId,
      scenarioId,
      text: seen?.text,
      textHash: seen?.textHash,
      testType: 'automated',
    });
    const report = reportOn(
      ranFeature(`${name.toLowerCase()}.feature`, name, [ran('Works', { 'Given it': PASSED })]),
    );
    await publish(made, report);
    await host.local('POST', 'drain');
    const archive = unzipSync(new Uint8Array(await (await download(made, 'KIND')).arrayBuffer()));
    const handedOut = Object.values(archive)
      .map((bytes) => strFromU8(bytes))
      .find((content) => content.includes(`Feature: ${name}`));
    const raw = await call<{ bytes: string; sha256: string }>('raw', { featureId });
    const result = (await feature(featureId)).scenarios[0]?.result?.status;
    const saved = await tried<{ feature: FeatureView }>(SPECIFICATION, at, 'saveText', {
      featureId,
      textHash,
      text: `${text}\n`,
      asDraft: true,
    });

    expect({
      count: listed?.scenarios === 1,
      link: Boolean(linkedByTag && !unlinked && seen),
      edit: edited.ok,
      text:
        saved.ok &&
        saved.value.feature.text === `${text}\n` &&
        saved.value.feature.scenarios[0]?.id === scenarioId,
      download: handedOut !== undefined,
      report: result === 'passed',
      raw:
        Buffer.from(raw.bytes, 'base64').toString() === text &&
        raw.sha256 === createHash('sha256').update(text).digest('hex'),
    }).toEqual(CAN[kind]);
    expect(seen?.locked).toBe(kind === 'gherkin' ? undefined : kind);
    expect(listed?.draft).toBe(kind === 'draft');
    if (kind === 'markdown') {
      expect(path).toBe('marked.feature.md');
      expect(handedOut).toContain(`@${issue.key} @OPEN`);
      expect(handedOut).toContain('    Given it\n');
      const { features: choices } = await ask<{ features: { id: string }[] }>(
        host,
        'mira',
        PANEL,
        { issueKey: issue.key },
        'features',
      );
      expect(choices.map(({ id }) => id)).not.toContain(featureId);
      const history = await call<{ versions: { version: string }[] }>('versions', { featureId });
      const present = await feature(featureId);
      const restored = await tried<{ feature: FeatureView }>(SPECIFICATION, at, 'restore', {
        featureId,
        version: history.versions.at(-1)?.version,
        textHash: present.textHash,
      });
      expect(restored).toMatchObject({ value: { feature: { text, scenarios: [{ id: scenarioId }] } } });
    }
  });
});

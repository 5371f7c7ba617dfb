import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { scenarioText, textHash } from '@behave-pro/core/gherkin';
import { documentOf } from '../../core/gherkin/testing/read';
import type {
  FeatureVersion,
  FeatureView,
  ImportedFile,
  ImportFile,
  MergeConflict,
  PanelView,
  ProjectView,
  Reply,
} from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import {
  ask,
  createIssue,
  enabledProjectWithKey,
  PANEL,
  publish,
  SPECIFICATION,
  type Issue,
  type NewKey,
} from '../support/site';

const PAYING = `Feature: Paying

  Scenario: By card
    Given a card

  # rare
  Scenario: By invoice
    Given an invoice
`;
const BILLING = `Feature: Billing

  Scenario: Monthly
    Given a month
`;

/** A report in which a feature's scenarios passed. */
const reportOf = (path: string, feature: string, steps: Record<string, string>): string =>
  JSON.stringify([
    {
      uri: path,
      keyword: 'Feature',
      name: feature,
      elements: Object.entries(steps).map(([name, step]) => ({
        type: 'scenario',
        keyword: 'Scenario',
        name,
        steps: [{ keyword: 'Given ', name: step, result: { status: 'passed', duration: 1 } }],
      })),
    },
  ]);

describe('a scenario that goes to another feature', () => {
  let host: Host;
  let made: NewKey;
  let issues: Issue[];
  const at = { projectKey: 'MOVE' };

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'MOVE');
    issues = [];
    for (const name of ['One', 'Two']) issues.push(await createIssue(host, 'mira', 'MOVE', name));
  });
  afterAll(() => host?.stop());

  const call = <T>(name: string, payload: object) => ask<T>(host, 'mira', SPECIFICATION, at, name, payload);
  const change = <T = { feature: FeatureView }>(name: string, payload: object) =>
    call<T>(name, { writeId: crypto.randomUUID(), ...payload });
  const tried = (name: string, payload: object, user: 'mira' | 'vic' = 'mira') =>
    host.invoke<Reply<{ feature: FeatureView }>>(user, SPECIFICATION, at, name, {
      writeId: crypto.randomUUID(),
      ...payload,
    });
  const feature = async (featureId: string) =>
    (await call<{ feature: FeatureView }>('feature', { featureId })).feature;
  const ranked = async (issue: Issue | undefined) =>
    (await ask<PanelView>(host, 'mira', PANEL, { issueKey: issue?.key ?? '' }, 'load')).scenarios.map(
      ({ id, featureId, result }) => ({ id, featureId, status: result?.status }),
    );
  const hashOf = ({ text }: FeatureView, index: number) => textHash(scenarioText(documentOf(text), index));

  /** Two features in a folder; both of the first one's scenarios are on an issue, and passed. */
  async function filled(folder: string): Promise<[FeatureView, FeatureView]> {
    const files = { paying: PAYING.replace('Paying', `Paying ${folder}`), billing: BILLING };
    const imported = await importAll(
      host,
      'mira',
      'MOVE',
      Object.entries(files).map(([name, text]) => ({
        path: `${folder}/${name}.feature`,
        bytes: Buffer.from(text),
      })),
    );
    const [from, to] = imported.map(({ featureId }) => featureId ?? '');
    const { scenarios } = await feature(from ?? '');
    for (const scenarioId of [scenarios[1]?.id, scenarios[0]?.id])
      await change('link', { featureId: from, scenarioId, issueKey: issues[0]?.key });
    await publish(
      made,
      reportOf(`${folder}/paying.feature`, `Paying ${folder}`, {
        'By card': 'a card',
        'By invoice': 'an invoice',
      }),
    );
    await host.local('POST', 'drain');
    return [await feature(from ?? ''), await feature(to ?? '')];
  }
  async function cleared(...features: FeatureView[]): Promise<void> {
    for (const { id } of features) {
      const { textHash: hash } = await feature(id);
      await change('remove', { featureId: id, textHash: hash });
    }
    await host.local('POST', 'drain');
  }

  test('keeps its id, its comment, its place on the story and its result', async () => {
    const [from, to] = await filled('whole');
    const before = await ranked(issues[0]);
    expect(before.map(({ status }) => status)).toEqual(['passed', 'passed']);
    const invoice = from.scenarios[1]?.id;
    const move = {
      writeId: crypto.randomUUID(),
      featureId: from.id,
      scenarioId: invoice,
      textHash: hashOf(from, 1),
      targetId: to.id,
    };
    const left = await call<{ feature: FeatureView }>('moveToFeature', move);
    expect(left.feature.scenarios.map(({ name }) => name)).toEqual(['By card']);
    const joined = await feature(to.id);
    expect(joined.text).toBe(`${BILLING}\n  # rare\n  Scenario: By invoice\n    Given an invoice\n`);
    expect(joined.scenarios[1]).toMatchObject({
      id: invoice,
      name: 'By invoice',
      result: { status: 'passed' },
    });
    expect(joined.scenarios[1]?.issues.map(({ key }) => key)).toEqual([issues[0]?.key]);
    expect(await ranked(issues[0])).toEqual(
      before.map((entry) => (entry.id === invoice ? { ...entry, featureId: to.id } : entry)),
    );

    const { features } = await call<ProjectView>('load', {});
    const counts = (id: string) => features.find((one) => one.id === id)?.counts;
    expect(counts(from.id)).toMatchObject({ scenarios: 1, passed: 1 });
    expect(counts(to.id)).toMatchObject({ scenarios: 2, passed: 1, notRun: 1 });

    // Delivered again.
    await call('moveToFeature', move);
    expect((await feature(to.id)).text).toBe(joined.text);
    for (const id of [from.id, to.id]) {
      const { versions } = await call<{ versions: FeatureVersion[] }>('versions', { featureId: id });
      expect(versions.map(({ from: where }) => where)).toEqual(['page', 'import']);
    }

    // What a build says from now on is about the scenario where it is.
    const report = reportOf('whole/billing.feature', 'Billing', { 'By invoice': 'an invoice' });
    await publish(made, report.replace('passed', 'failed'));
    await host.local('POST', 'drain');
    expect((await feature(to.id)).scenarios[1]?.result?.status).toBe('failed');
    const found = await ask<{ scenarios: { id: string; linked: boolean }[] }>(
      host,
      'mira',
      PANEL,
      { issueKey: issues[0]?.key ?? '' },
      'linkable',
      { query: 'by invoice' },
    );
    expect(found.scenarios).toEqual([expect.objectContaining({ id: invoice, linked: true })]);
    await cleared(from, to);
    expect(await ranked(issues[0])).toEqual([]);
  });

  test('keeps what a build that began before says of it, whenever that comes', async () => {
    const [from, to] = await filled('meanwhile');
    const invoice = from.scenarios[1]?.id;
    const report = reportOf('meanwhile/paying.feature', 'Paying meanwhile', { 'By invoice': 'an invoice' });
    let [here, there] = [from, to];
    let met = 0;
    for (let n = 0; n < 8; n += 1) {
      const status = n % 2 ? 'passed' : 'failed';
      const index = here.scenarios.findIndex(({ id }) => id === invoice);
      const move = { scenarioId: invoice, textHash: hashOf(here, index), targetId: there.id };
      const uri = here.id === from.id ? report : report.replace('Paying meanwhile', 'Billing');
      const [published] = await Promise.all([
        publish(made, uri.replace('passed', status), { 'x-build-id': `${n}` }),
        change('moveToFeature', { ...move, featureId: here.id }),
      ]);
      const { matched } = (await published.json()) as { matched: number };
      await host.local('POST', 'drain');
      [here, there] = [await feature(there.id), await feature(here.id)];
      // A report that is read after the move names the feature it was in, and is about nothing.
      if (matched) expect(here.scenarios.find(({ id }) => id === invoice)?.result?.status).toBe(status);
      met += matched;
    }
    expect(met).toBeGreaterThan(0);
    await cleared(from, to);
  });

  test('is not there twice when an older text of the feature it left comes back', async () => {
    const [from, to] = await filled('older');
    const invoice = from.scenarios[1]?.id;
    const move = { featureId: from.id, scenarioId: invoice, textHash: hashOf(from, 1), targetId: to.id };
    const { feature: left } = await change('moveToFeature', move);
    const { versions } = await call<{ versions: FeatureVersion[] }>('versions', { featureId: from.id });
    const restored = (
      await change('restore', { featureId: from.id, version: versions[1]?.version, textHash: left.textHash })
    ).feature;
    expect(restored.text).toBe(from.text);
    expect(restored.scenarios[0]?.id).toBe(from.scenarios[0]?.id);
    expect(restored.scenarios[1]?.id).not.toBe(invoice);
    expect(restored.scenarios[1]?.issues).toEqual([]);
    expect((await feature(to.id)).scenarios[1]?.id).toBe(invoice);

    // And the other way round: the feature it went to is removed, the old text restored, and that feature recovered.
    const joined = await feature(to.id);
    await change('remove', { featureId: to.id, textHash: joined.textHash });
    const again = await change('saveText', {
      featureId: from.id,
      text: BILLING.replace('Billing', 'Other'),
      textHash: restored.textHash,
    });
    await change('restore', {
      featureId: from.id,
      version: versions[1]?.version,
      textHash: again.feature.textHash,
    });
    const ids = (await feature(from.id)).scenarios.map(({ id }) => id);
    await change('recover', { featureId: to.id });
    const back = await feature(to.id);
    expect(back.text).toBe(joined.text);
    expect(new Set([...ids, ...back.scenarios.map(({ id }) => id)]).size).toBe(4);
    await cleared(from, to);
  });

  test('has its result again when both features get their old texts back', async () => {
    const [from, to] = await filled('undone');
    const move = {
      featureId: from.id,
      scenarioId: from.scenarios[1]?.id,
      textHash: hashOf(from, 1),
      targetId: to.id,
    };
    await change('moveToFeature', move);
    for (const id of [to.id, from.id]) {
      const { versions } = await call<{ versions: FeatureVersion[] }>('versions', { featureId: id });
      const { textHash: hash } = await feature(id);
      await change('restore', { featureId: id, version: versions[1]?.version, textHash: hash });
    }
    const back = await feature(from.id);
    expect(back.scenarios.map(({ id, result }) => [id, result?.status])).toEqual(
      from.scenarios.map(({ id }) => [id, 'passed']),
    );
    expect((await feature(to.id)).text).toBe(to.text);
    await cleared(from, to);
  });

  test('can be edited and deleted from a panel that was opened before', async () => {
    const [from, to] = await filled('panel');
    const [issue] = issues;
    const inPanel = <T>(name: string, payload: object) =>
      ask<T>(host, 'paul', PANEL, { issueKey: issue?.key ?? '' }, name, payload);
    const { scenarios } = await inPanel<PanelView>('load', {});
    const old = scenarios.find(({ name }) => name === 'By invoice');
    const move = { scenarioId: old?.id, textHash: old?.textHash, targetId: to.id };
    await change('moveToFeature', { ...move, featureId: from.id });
    const edit = {
      writeId: crypto.randomUUID(),
      featureId: from.id,
      scenarioId: old?.id,
      text: `${old?.text}\n  Then it is sent`,
      textHash: old?.textHash,
      baseText: old?.text,
    };
    for (let delivered = 0; delivered < 2; delivered += 1)
      expect(await inPanel('edit', edit)).toMatchObject({
        scenario: { id: old?.id, featureId: to.id, text: edit.text },
      });
    expect((await feature(from.id)).scenarios).toHaveLength(1);
    const removal = { writeId: crypto.randomUUID(), featureId: from.id, scenarioId: old?.id };
    const removed = await inPanel('remove', { ...removal, textHash: textHash(edit.text) });
    expect(removed).toEqual({ featureId: to.id });
    await inPanel('remove', { ...removal, textHash: textHash(edit.text) });
    expect((await feature(to.id)).text).toBe(to.text);
    const back = { writeId: crypto.randomUUID(), scenarioId: old?.id, ...(removed as object) };
    expect(await inPanel('bringBack', back)).toMatchObject({
      scenario: { id: old?.id, featureId: to.id, text: edit.text },
    });
    expect((await feature(to.id)).scenarios[1]?.result?.status).toBe('passed');
    await inPanel('remove', { ...removal, writeId: crypto.randomUUID(), textHash: textHash(edit.text) });
    const gone = await host.invoke<Reply<unknown>>('paul', PANEL, { issueKey: issue?.key }, 'edit', {
      ...edit,
      writeId: crypto.randomUUID(),
    });
    expect(gone).toMatchObject({ ok: false, error: { code: 'NotFound' } });
    await cleared(from, to);
  });

  test('is named to who was editing the text it left, and where it is', async () => {
    const [from, to] = await filled('editing');
    const move = { scenarioId: from.scenarios[1]?.id, textHash: hashOf(from, 1), targetId: to.id };
    await change('moveToFeature', { ...move, featureId: from.id });
    const { conflict } = await change<{ conflict?: MergeConflict }>('saveText', {
      featureId: from.id,
      textHash: from.textHash,
      text: from.text.replace('an invoice', 'a long invoice'),
    });
    expect(conflict?.moved).toEqual([{ name: 'By invoice', featureName: 'Billing' }]);
    await cleared(from, to);
  });

  test('is refused when somebody changed it, when the languages differ, and to who may not edit', async () => {
    const [from, to] = await filled('refused');
    const move = { featureId: from.id, scenarioId: from.scenarios[1]?.id, targetId: to.id };
    expect(await tried('moveToFeature', { ...move, textHash: hashOf(from, 0) })).toMatchObject({
      error: { code: 'Conflict' },
    });
    expect(await tried('moveToFeature', { ...move, textHash: hashOf(from, 1) }, 'vic')).toMatchObject({
      error: { code: 'Forbidden' },
    });
    expect(
      await tried('moveToFeature', { ...move, textHash: hashOf(from, 1), targetId: from.id }),
    ).toMatchObject({ error: { code: 'Invalid' } });
    const [german] = await importAll(host, 'mira', 'MOVE', [
      { path: 'de.feature', bytes: Buffer.from('# language: de\nFunktionalität: Zahlen\n') },
    ]);
    expect(
      await tried('moveToFeature', { ...move, textHash: hashOf(from, 1), targetId: german?.featureId }),
    ).toMatchObject({ error: { code: 'Invalid', message: expect.stringContaining('language') as string } });
    expect((await feature(from.id)).text).toBe(from.text);
    await cleared(from, to);
  });

  test('is found again when both files are imported anew, also far apart in a large import', async () => {
    const [from, to] = await filled('imported');
    const before = await ranked(issues[0]);
    const invoice = from.scenarios[1]?.id;
    const cut = from.text.indexOf('\n  # rare');
    const rest = Array.from({ length: 40 }, (_, n) => ({
      path: `imported/${n}.feature`,
      bytes: Buffer.from(`Feature: Other ${n}\n\n  Scenario: Other ${n}\n    Given ${n}\n`),
    }));
    const files = [
      { path: from.path, bytes: Buffer.from(from.text.slice(0, cut)) },
      ...rest,
      { path: to.path, bytes: Buffer.from(`${to.text}${from.text.slice(cut).replace('# rare', '# often')}`) },
    ];
    const request = {
      writeId: crypto.randomUUID(),
      onExisting: 'replace',
      files: files.map(({ path, bytes }) => ({ path, gz: gzipSync(bytes).toString('base64') })),
    };
    const { files: imported } = await call<{ files: ImportedFile[] }>('import', request);
    await host.local('POST', 'drain');
    expect(imported.at(-1)).toMatchObject({ path: to.path, outcome: 'replaced', arrived: 1 });
    const joined = await feature(to.id);
    expect(joined.scenarios[1]).toMatchObject({ id: invoice, result: { status: 'passed' } });
    expect(joined.scenarios[1]?.issues.map(({ key }) => key)).toEqual([issues[0]?.key]);
    expect((await feature(from.id)).scenarios.map(({ id }) => id)).toEqual([from.scenarios[0]?.id]);
    expect(await ranked(issues[0])).toEqual(
      before.map((entry) => (entry.id === invoice ? { ...entry, featureId: to.id } : entry)),
    );

    // Delivered again, when somebody has written more: that stays.
    const more = `${joined.text}\n  Scenario: Later\n    Given later\n`;
    await change('saveText', { featureId: to.id, text: more, textHash: joined.textHash });
    await call('import', request);
    expect((await feature(to.id)).text).toBe(more);
    await cleared(joined, from);
  });

  test.each([6, 12, 25])('is found again when all of %i files change', async (count) => {
    const [from, to] = await filled(`all-${count}`);
    const invoice = from.scenarios[1]?.id;
    const cut = from.text.indexOf('\n  # rare');
    const others = (text: string) =>
      Array.from({ length: count - 2 }, (_, n) => ({
        path: `all-${count}/${n}.feature`,
        bytes: Buffer.from(`Feature: Other ${n}\n\n  Scenario: Other ${n}\n    Given ${text}\n`),
      }));
    await importAll(host, 'mira', 'MOVE', others('before'));
    const imported = await importAll(
      host,
      'mira',
      'MOVE',
      [
        { path: from.path, bytes: Buffer.from(from.text.slice(0, cut)) },
        ...others('after'),
        { path: to.path, bytes: Buffer.from(`${to.text}${from.text.slice(cut)}`) },
      ],
      'replace',
    );
    expect(imported.every(({ outcome }) => outcome === 'replaced')).toBe(true);
    await host.local('POST', 'drain');
    const joined = await feature(to.id);
    expect(joined.scenarios[1]).toMatchObject({ id: invoice, result: { status: 'passed' } });
    expect(joined.scenarios[1]?.issues.map(({ key }) => key)).toEqual([issues[0]?.key]);
    await cleared(from, to);
  });

  test('keeps its rank on the story when another one leaves the file it was in', async () => {
    const [from, to] = await filled('rank');
    const [issue] = issues;
    await change('link', { featureId: to.id, scenarioId: to.scenarios[0]?.id, issueKey: issue?.key });
    const before = await ranked(issue);
    expect(before).toHaveLength(3);
    const [invoice] = before;
    const cut = from.text.indexOf('\n  # rare');
    await importAll(
      host,
      'mira',
      'MOVE',
      [
        { path: from.path, bytes: Buffer.from(from.text.slice(0, from.text.indexOf('\n  Scenario'))) },
        { path: to.path, bytes: Buffer.from(`${to.text}${from.text.slice(cut)}`) },
      ],
      'replace',
    );
    await host.local('POST', 'drain');
    expect((await ranked(issue)).map(({ id }) => id)).toEqual([invoice?.id, before[2]?.id]);
    await cleared(from, to);
  });

  test('and what an import brought and somebody removed does not come back when it is delivered again', async () => {
    const [from, to] = await filled('again');
    const path = 'again/new.feature';
    const request = {
      writeId: crypto.randomUUID(),
      onExisting: 'replace',
      files: [{ path, gz: gzipSync(PAYING.replace('Paying', 'New')).toString('base64') }],
    };
    const [file] = (await call<{ files: ImportedFile[] }>('import', request)).files;
    const made = await feature(file?.featureId ?? '');
    await change('moveToFeature', {
      featureId: made.id,
      scenarioId: made.scenarios[1]?.id,
      textHash: hashOf(made, 1),
      targetId: to.id,
    });
    await change('remove', { featureId: made.id, textHash: (await feature(made.id)).textHash });
    const [again] = (await call<{ files: ImportedFile[] }>('import', request)).files;
    expect(again).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('removed it since') as string,
    });
    await change('recover', { featureId: made.id });
    expect((await feature(made.id)).scenarios.map(({ id }) => id)).toEqual([made.scenarios[0]?.id]);
    await cleared(from, to, made);
  });

  test('stays where it is when the file it went to cannot be stored: the file it left is refused as well', async () => {
    const [from, to] = await filled('stuck');
    const before = await ranked(issues[0]);
    const cut = from.text.indexOf('\n  # rare');
    const noise = randomBytes(180_000).toString('hex');
    const imported = await importAll(
      host,
      'mira',
      'MOVE',
      [
        { path: from.path, bytes: Buffer.from(from.text.slice(0, cut)) },
        { path: to.path, bytes: Buffer.from(`${to.text}${from.text.slice(cut)}  # ${noise}\n`) },
      ],
      'replace',
    );
    expect(imported.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
    expect(imported[0]?.reason).toContain(to.path);
    await host.local('POST', 'drain');
    expect((await feature(to.id)).text).toBe(to.text);
    expect((await feature(from.id)).text).toBe(from.text);
    expect(await ranked(issues[0])).toEqual(before);
    await cleared(from, to);
  });

  /** Files that are imported in one request. */
  const sent = async (
    onExisting: 'replace' | 'merge',
    files: (Omit<ImportFile, 'gz'> & { text: string })[],
    writeId = crypto.randomUUID(),
  ) => {
    const packed = files.map(({ text, ...file }) => ({ ...file, gz: gzipSync(text).toString('base64') }));
    const request = { writeId, onExisting, files: packed };
    const { files: imported } = await call<{ files: ImportedFile[] }>('import', request);
    await host.local('POST', 'drain');
    return imported;
  };

  test('waits with the file it left while a person is asked about the file it went to', async () => {
    const [from, billing] = await filled('asked');
    const twins = (first: string, second: string): string =>
      `${BILLING}${[first, second].map((n) => `\n  Scenario: Order ${n}\n    Given order ${n}\n`).join('')}`;
    const saved = await change('saveText', {
      featureId: billing.id,
      textHash: billing.textHash,
      text: twins('1', '2'),
    });
    const to = saved.feature;
    const before = await ranked(issues[0]);
    const cut = from.text.indexOf('\n  # rare');
    const left = { path: from.path, text: from.text.slice(0, cut) };
    const joining = { path: to.path, text: `${twins('3', '4')}${from.text.slice(cut)}` };
    const [waits, asks] = await sent('replace', [left, joining]);
    expect(waits).toMatchObject({ outcome: 'waits', waitsFor: to.path });
    expect(asks).toMatchObject({ outcome: 'asks' });
    expect((await feature(from.id)).text).toBe(from.text);
    expect((await feature(to.id)).text).toBe(to.text);
    expect(await ranked(issues[0])).toEqual(before);

    const [monthly, one, two] = to.scenarios.map(({ id }) => id);
    const identities = { of: asks?.ask?.of ?? '', answers: { 1: two ?? '', 2: one ?? '' } };
    const writeId = crypto.randomUUID();
    const stored = await sent('replace', [left, { ...joining, identities }], writeId);
    expect(stored.map(({ outcome }) => outcome)).toEqual(['replaced', 'replaced']);
    const invoice = from.scenarios[1]?.id;
    const joined = await feature(to.id);
    expect(joined.scenarios.map(({ id }) => id)).toEqual([monthly, two, one, invoice]);
    expect(joined.scenarios[3]?.result?.status).toBe('passed');
    expect(await ranked(issues[0])).toEqual(
      before.map((entry) => (entry.id === invoice ? { ...entry, featureId: to.id } : entry)),
    );

    // Delivered again, when somebody has written more: that stays.
    const more = `${joined.text}\n  Scenario: Later\n    Given later\n`;
    await change('saveText', { featureId: to.id, text: more, textHash: joined.textHash });
    const again = await sent('replace', [left, { ...joining, identities }], writeId);
    expect(again.map(({ outcome }) => outcome)).toEqual(['replaced', 'replaced']);
    expect((await feature(to.id)).text).toBe(more);
    await cleared(from, to);
  });

  test('waits with the file it left while the file it went to conflicts, and goes into the text that was decided on', async () => {
    const [from, to] = await filled('conflicting');
    const before = await ranked(issues[0]);
    await change('saveText', {
      featureId: to.id,
      textHash: to.textHash,
      text: to.text.replace('a month', 'a whole month'),
    });
    const cut = from.text.indexOf('\n  # rare');
    const left = { path: from.path, text: from.text.slice(0, cut) };
    const outside = `${to.text.replace('a month', 'half a month')}${from.text.slice(cut)}`;
    const joining = { path: to.path, text: outside };
    const [waits, conflicts] = await sent('merge', [left, joining]);
    expect(waits).toMatchObject({ outcome: 'waits', waitsFor: to.path });
    expect(conflicts).toMatchObject({ outcome: 'conflicts' });
    expect((await feature(from.id)).text).toBe(from.text);

    const text = outside.replace('half a month', 'the first half of a month');
    const gz = gzipSync(text).toString('base64');
    const decided = { gz, over: conflicts?.conflict?.textHash ?? '' };
    const stored = await sent('merge', [left, { ...joining, decided }]);
    expect(stored.map(({ outcome }) => outcome)).toEqual(['replaced', 'merged']);
    const joined = await feature(to.id);
    expect(joined.text).toBe(text);
    const invoice = from.scenarios[1]?.id;
    expect(joined.scenarios[1]?.id).toBe(invoice);
    expect(await ranked(issues[0])).toEqual(
      before.map((entry) => (entry.id === invoice ? { ...entry, featureId: to.id } : entry)),
    );

    // What was decided is not asked again when the same file comes once more.
    expect(await sent('merge', [joining])).toMatchObject([{ outcome: 'merged' }]);
    expect((await feature(to.id)).text).toBe(text);
    await cleared(from, to);
  });

  test('a tag that was there before links nothing anew', async () => {
    const [from, to] = await filled('tagged');
    const [, two] = issues;
    const tagged = from.text.replace('  Scenario: By invoice', `  @${two?.key}\n  Scenario: By invoice`);
    const saved = await change('saveText', { featureId: from.id, text: tagged, textHash: from.textHash });
    const scenarioId = from.scenarios[1]?.id;
    await change('unlink', { featureId: from.id, scenarioId, issueId: two?.id });
    const cut = tagged.indexOf('\n  # rare');
    await importAll(
      host,
      'mira',
      'MOVE',
      [
        { path: from.path, bytes: Buffer.from(tagged.slice(0, cut)) },
        { path: to.path, bytes: Buffer.from(`${to.text}${tagged.slice(cut)}`) },
      ],
      'replace',
    );
    await host.local('POST', 'drain');
    const joined = await feature(to.id);
    expect(joined.scenarios[1]?.id).toBe(scenarioId);
    expect(joined.scenarios[1]?.issues.map(({ key }) => key)).toEqual([issues[0]?.key]);
    expect(saved.feature.scenarios[1]?.issues).toHaveLength(2);
    await cleared(from, to);
  });
});

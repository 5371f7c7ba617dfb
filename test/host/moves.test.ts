import { textHash } from '@behave-pro/core/gherkin';
import type {
  FeatureVersion,
  FeatureView,
  MergeConflict,
  PanelView,
  ProjectView,
  Reply,
} from '../../src/invoke-api';
import { importAll } from '../support/import';
import { BILLING, placeOfMoves, reportOf } from '../support/moves';
import { ask, PANEL, publish } from '../support/site';

describe('a scenario that goes to another feature', () => {
  const { on, call, change, tried, feature, ranked, hashOf, filled, cleared } = placeOfMoves();

  test('keeps its id, its comment, its place on the story and its result', async () => {
    const [from, to] = await filled('whole');
    const before = await ranked(on().issues[0]);
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
    expect(joined.scenarios[1]?.issues.map(({ key }) => key)).toEqual([on().issues[0]?.key]);
    expect(await ranked(on().issues[0])).toEqual(
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
    await publish(on().made, report.replace('passed', 'failed'));
    await on().host.local('POST', 'drain');
    expect((await feature(to.id)).scenarios[1]?.result?.status).toBe('failed');
    const found = await ask<{ scenarios: { id: string; linked: boolean }[] }>(
      on().host,
      'mira',
      PANEL,
      { issueKey: on().issues[0]?.key ?? '' },
      'linkable',
      { query: 'by invoice' },
    );
    expect(found.scenarios).toEqual([expect.objectContaining({ id: invoice, linked: true })]);
    await cleared(from, to);
    expect(await ranked(on().issues[0])).toEqual([]);
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
        publish(on().made, uri.replace('passed', status), { 'x-build-id': `${n}` }),
        change('moveToFeature', { ...move, featureId: here.id }),
      ]);
      const { matched } = (await published.json()) as { matched: number };
      await on().host.local('POST', 'drain');
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
    const [issue] = on().issues;
    const inPanel = <T>(name: string, payload: object) =>
      ask<T>(on().host, 'paul', PANEL, { issueKey: issue?.key ?? '' }, name, payload);
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
    const gone = await on().host.invoke<Reply<unknown>>('paul', PANEL, { issueKey: issue?.key }, 'edit', {
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
    const [german] = await importAll(on().host, 'mira', 'MOVE', [
      { path: 'de.feature', bytes: Buffer.from('# language: de\nFunktionalität: Zahlen\n') },
    ]);
    expect(
      await tried('moveToFeature', { ...move, textHash: hashOf(from, 1), targetId: german?.featureId }),
    ).toMatchObject({ error: { code: 'Invalid', message: expect.stringContaining('language') as string } });
    expect((await feature(from.id)).text).toBe(from.text);
    await cleared(from, to);
  });
});

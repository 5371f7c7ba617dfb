import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ImportedFile, ImportFile } from '../../src/invoke-api';
import { importAll } from '../support/import';
import { BILLING, PAYING, placeOfMoves } from '../support/moves';

describe('a scenario that went from one imported file to another', () => {
  const { on, call, change, feature, ranked, hashOf, filled, cleared } = placeOfMoves();

  test('is found again when both files are imported anew, also far apart in a large import', async () => {
    const [from, to] = await filled('imported');
    const before = await ranked(on().issues[0]);
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
    await on().host.local('POST', 'drain');
    expect(imported.at(-1)).toMatchObject({ path: to.path, outcome: 'replaced', arrived: 1 });
    const joined = await feature(to.id);
    expect(joined.scenarios[1]).toMatchObject({ id: invoice, result: { status: 'passed' } });
    expect(joined.scenarios[1]?.issues.map(({ key }) => key)).toEqual([on().issues[0]?.key]);
    expect((await feature(from.id)).scenarios.map(({ id }) => id)).toEqual([from.scenarios[0]?.id]);
    expect(await ranked(on().issues[0])).toEqual(
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
    await importAll(on().host, 'mira', 'MOVE', others('before'));
    const imported = await importAll(
      on().host,
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
    await on().host.local('POST', 'drain');
    const joined = await feature(to.id);
    expect(joined.scenarios[1]).toMatchObject({ id: invoice, result: { status: 'passed' } });
    expect(joined.scenarios[1]?.issues.map(({ key }) => key)).toEqual([on().issues[0]?.key]);
    await cleared(from, to);
  });

  test('keeps its rank on the story when another one leaves the file it was in', async () => {
    const [from, to] = await filled('rank');
    const [issue] = on().issues;
    await change('link', { featureId: to.id, scenarioId: to.scenarios[0]?.id, issueKey: issue?.key });
    const before = await ranked(issue);
    expect(before).toHaveLength(3);
    const [invoice] = before;
    const cut = from.text.indexOf('\n  # rare');
    await importAll(
      on().host,
      'mira',
      'MOVE',
      [
        { path: from.path, bytes: Buffer.from(from.text.slice(0, from.text.indexOf('\n  Scenario'))) },
        { path: to.path, bytes: Buffer.from(`${to.text}${from.text.slice(cut)}`) },
      ],
      'replace',
    );
    await on().host.local('POST', 'drain');
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
    const before = await ranked(on().issues[0]);
    const cut = from.text.indexOf('\n  # rare');
    const noise = randomBytes(180_000).toString('hex');
    const imported = await importAll(
      on().host,
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
    await on().host.local('POST', 'drain');
    expect((await feature(to.id)).text).toBe(to.text);
    expect((await feature(from.id)).text).toBe(from.text);
    expect(await ranked(on().issues[0])).toEqual(before);
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
    await on().host.local('POST', 'drain');
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
    const before = await ranked(on().issues[0]);
    const cut = from.text.indexOf('\n  # rare');
    const left = { path: from.path, text: from.text.slice(0, cut) };
    const joining = { path: to.path, text: `${twins('3', '4')}${from.text.slice(cut)}` };
    const [waits, asks] = await sent('replace', [left, joining]);
    expect(waits).toMatchObject({ outcome: 'waits', waitsFor: to.path });
    expect(asks).toMatchObject({ outcome: 'asks' });
    expect((await feature(from.id)).text).toBe(from.text);
    expect((await feature(to.id)).text).toBe(to.text);
    expect(await ranked(on().issues[0])).toEqual(before);

    const [monthly, one, two] = to.scenarios.map(({ id }) => id);
    const identities = { of: asks?.ask?.of ?? '', answers: { 1: two ?? '', 2: one ?? '' } };
    const writeId = crypto.randomUUID();
    const stored = await sent('replace', [left, { ...joining, identities }], writeId);
    expect(stored.map(({ outcome }) => outcome)).toEqual(['replaced', 'replaced']);
    const invoice = from.scenarios[1]?.id;
    const joined = await feature(to.id);
    expect(joined.scenarios.map(({ id }) => id)).toEqual([monthly, two, one, invoice]);
    expect(joined.scenarios[3]?.result?.status).toBe('passed');
    expect(await ranked(on().issues[0])).toEqual(
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
    const before = await ranked(on().issues[0]);
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
    expect(await ranked(on().issues[0])).toEqual(
      before.map((entry) => (entry.id === invoice ? { ...entry, featureId: to.id } : entry)),
    );

    // What was decided is not asked again when the same file comes once more.
    expect(await sent('merge', [joining])).toMatchObject([{ outcome: 'merged' }]);
    expect((await feature(to.id)).text).toBe(text);
    await cleared(from, to);
  });

  test('a tag that was there before links nothing anew', async () => {
    const [from, to] = await filled('tagged');
    const [, two] = on().issues;
    const tagged = from.text.replace('  Scenario: By invoice', `  @${two?.key}\n  Scenario: By invoice`);
    const saved = await change('saveText', { featureId: from.id, text: tagged, textHash: from.textHash });
    const scenarioId = from.scenarios[1]?.id;
    await change('unlink', { featureId: from.id, scenarioId, issueId: two?.id });
    const cut = tagged.indexOf('\n  # rare');
    await importAll(
      on().host,
      'mira',
      'MOVE',
      [
        { path: from.path, bytes: Buffer.from(tagged.slice(0, cut)) },
        { path: to.path, bytes: Buffer.from(`${to.text}${tagged.slice(cut)}`) },
      ],
      'replace',
    );
    await on().host.local('POST', 'drain');
    const joined = await feature(to.id);
    expect(joined.scenarios[1]?.id).toBe(scenarioId);
    expect(joined.scenarios[1]?.issues.map(({ key }) => key)).toEqual([on().issues[0]?.key]);
    expect(saved.feature.scenarios[1]?.issues).toHaveLength(2);
    await cleared(from, to);
  });
});

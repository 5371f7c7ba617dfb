import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { filesBelow, sharedFolder } from '../../../test/support/shared';
import { parseFeature } from '../parse';
import { exportFeature } from './export-feature';
import { exportTags, type IssueFacts, type ScenarioFacts } from './tags';
import { documentOf } from '../testing/read';
import { shareOf } from '../../../test/support/share';

const issue = (key: string, more: Partial<IssueFacts> = {}): IssueFacts => ({
  key,
  versions: [],
  status: undefined,
  ...more,
});
const orphan: ScenarioFacts = { issues: [], manual: false };
const everything = { includeManual: true };

describe('tags', () => {
  test('come in the order of the contract', () => {
    const issues = [
      issue('SHOP-1', { assignee: 'ada@example.com', versions: ['1.0 beta', '2.0'], status: 'WIP' }),
      issue('SHOP-2', { assignee: 'Paul #2', versions: ['2.0'], status: 'OPEN' }),
    ];
    expect(exportTags({ issues, manual: true }, ['@own', '@SHOP-2']).join(' ')).toBe(
      '@SHOP-1 @SHOP-2 @assignee:ada_at_example.com @assignee:Paul__2 @version:1.0_beta @version:2.0 @OPEN @WIP @own @MANUAL',
    );
  });

  test('a scenario without an issue is an orphan; one whose status is not shown is not', () => {
    expect(exportTags(orphan, [])).toEqual(['@ORPHAN']);
    expect(exportTags({ issues: [issue('A-1', { assignee: ' ' })], manual: false }, [])).toEqual(['@A-1']);
  });

  test('any names make tags that Gherkin reads back, each once', () => {
    const facts = fc.record({
      issues: fc.array(
        fc.record({
          key: fc.stringMatching(/^[A-Z]{2,4}-[1-9]$/),
          assignee: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
          versions: fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }),
          status: fc.constantFrom('OPEN' as const, 'WIP' as const, 'COMPLETED' as const, undefined),
        }),
        { maxLength: 3 },
      ),
      manual: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, (given) => {
        const tags = exportTags(given, ['@own']);
        expect(new Set(tags).size).toBe(tags.length);
        const [scenario] = documentOf(`Feature: f\n${tags.join(' ')}\nScenario: s\n`).scenarios;
        expect(scenario?.tags.map(({ name }) => name)).toEqual(tags);
      }),
    );
  });
});

describe('a feature', () => {
  const TEXT = `@f
Feature: Cart

  # first
  @a @b # why
  # among
  @c
  Scenario: One
    Given a

  Scenario Outline: Two <n>
    Given <n>
    @few
    Examples:
      | n |
      | 1 |
`;

  test('gets one tag line a scenario; comments stay, everything else too', () => {
    const facts = [{ issues: [issue('S-1', { status: 'OPEN' as const })], manual: false }, orphan];
    const exported = exportFeature(documentOf(TEXT), facts, everything);
    expect(exported?.text).toBe(
      TEXT.replace('  @a @b # why\n  # among\n  @c\n', '  # why\n  # among\n  @S-1 @OPEN @a @b @c\n').replace(
        '  Scenario Outline',
        '  @ORPHAN\n  Scenario Outline',
      ),
    );
    expect(exported?.scenarioLines).toEqual([
      { index: 0, line: 8, rowLines: [] },
      { index: 1, line: 12, rowLines: [17] },
    ]);
  });

  test('leaves manual scenarios out unless they are asked for', () => {
    const facts = [{ issues: [], manual: true }, orphan];
    const automated = exportFeature(documentOf(TEXT), facts, { includeManual: false });
    expect(automated?.scenarioLines).toEqual([{ index: 1, line: 5, rowLines: [10] }]);
    expect(automated?.text).not.toMatch('One');
    expect(exportFeature(documentOf(TEXT), facts, everything)?.text).toMatch('@ORPHAN @a @b @c @MANUAL\n');
  });

  test('with none left is left out', () => {
    const facts = [0, 1].map(() => ({ issues: [], manual: true }));
    expect(exportFeature(documentOf(TEXT), facts, { includeManual: false })).toBeUndefined();
    expect(exportFeature(documentOf('Feature: f\n'), [], everything)).toBeUndefined();
  });

  test('keeps CRLF; lines ended by a lone CR get LF, which every reader knows', () => {
    const crlf = exportFeature(documentOf(TEXT.replaceAll('\n', '\r\n')), [], everything);
    expect(crlf?.text).toBe(exportFeature(documentOf(TEXT), [], everything)?.text.replaceAll('\n', '\r\n'));
    const cr = exportFeature(documentOf(TEXT.replaceAll('\n', '\r')), [], everything);
    expect(cr?.text.replace(/\r/g, '\n')).toBe(exportFeature(documentOf(TEXT), [], everything)?.text);
    expect(cr?.text).toMatch('Feature: Cart\n');
  });

  test('says a language that every reader knows, and the encoding it is handed out in', () => {
    const head = ['# encoding: iso-8859-1', '#language: de-DE ', '# Umfang: 1'];
    const text = [...head, 'Funktionalität: f', '  Szenario: s', '    Angenommen a', ''].join('\r\n');
    expect(exportFeature(documentOf(text), [], everything)?.text.split('\r\n').slice(0, 4)).toEqual([
      '# encoding: utf-8',
      '#language: de',
      '# Umfang: 1',
      'Funktionalität: f',
    ]);
    const plain = '# -*- coding: latin-1 -*-\n# language: en-au\nPretty much: f\n  Awww, look mate: s\n';
    expect(exportFeature(documentOf(plain), [orphan], everything)?.text.split('\n').slice(0, 3)).toEqual(
      plain.replace('latin-1', 'utf-8').split('\n').slice(0, 3),
    );
  });
});

test('the corpora: steps and order survive, and lines are where they are said to be', () => {
  const folder = sharedFolder('corpora');
  if (!folder) return;
  for (const path of shareOf(filesBelow(folder, '.feature'), 1 / 4)) {
    const parsed = parseFeature(readFileSync(path, 'utf8'));
    if (!parsed.ok) continue;
    const { document } = parsed;
    const facts = document.scenarios.map(({ index }) => ({
      issues: index % 2 ? [issue(`X-${index}`)] : [],
      manual: index % 5 === 4,
    }));
    const exported = exportFeature(document, facts, { includeManual: false });
    const kept = document.scenarios.filter(({ index }) => index % 5 !== 4);
    expect(exported?.scenarioLines.map(({ index }) => index)).toEqual(
      kept.length ? kept.map(({ index }) => index) : undefined,
    );
    if (!exported) continue;
    const again = documentOf(exported.text);
    expect(again.scenarios.map(({ name }) => name)).toEqual(kept.map(({ name }) => name));
    expect(again.scenarios.map(({ steps }) => steps.map(({ text }) => text))).toEqual(
      kept.map(({ steps }) => steps.map(({ text }) => text)),
    );
    expect(exported.scenarioLines.map(({ line }) => line)).toEqual(again.scenarios.map(({ line }) => line));
  }
}, 30_000);

import fc from 'fast-check';
import type { FeatureDocument } from '../document';
import { bareScenarios } from '../same-tree';
import type { ScenarioEntry } from '../scenario-table';
import { anyFeature } from '../testing/documents/arbitrary';
import { documentOf } from '../testing/read';
import { changedLines, comparedLines } from '../typed-text';
import { copyName } from './copy-name';
import { editListed, type ListedResult, type ScenarioEdit } from './edit-listed';
import { placeBeside } from './place-beside';

const TEXT = `Feature: Cart

  @SHOP-1
  Scenario: One
    Given a

  Scenario: Two
    Given b

  Rule: Empty

  Rule: Limits

    Scenario: Three
      Given c

    Scenario: Four
      Given d

  Rule: Last
`;

const tableOf = ({ scenarios }: FeatureDocument): ScenarioEntry[] =>
  scenarios.map(({ name }, n) => ({ id: `${n} ${name}`, issues: [`${n}`], ...(n % 2 && { manual: true }) }));
const listed = (text: string) => {
  const document = documentOf(text);
  return { document, scenarios: tableOf(document) };
};
const edited = (result: ListedResult) => {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result;
};
const edit = (text: string, index: number, what: ScenarioEdit) =>
  edited(editListed(listed(text), index, what, 'copy'));

test('a copy has a name and an id of its own, the tags and test type of its model, and no issues', () => {
  const { document, scenarios, index } = edit(TEXT, 0, { kind: 'duplicate' });
  expect(document.text).toBe(
    TEXT.replace(/Given a\n/, 'Given a\n\n  @SHOP-1\n  Scenario: One (2)\n    Given a\n'),
  );
  expect(index).toBe(1);
  expect(scenarios.map(({ id }) => id)).toEqual(['0 One', 'copy', '1 Two', '2 Three', '3 Four']);
  expect(scenarios[1]).toEqual({ id: 'copy', issues: [] });
  const manual = edit(TEXT, 1, { kind: 'duplicate' });
  expect(manual.scenarios[2]).toEqual({ id: 'copy', issues: [], manual: true });
});

test('a copy of a copy counts on', () => {
  const document = documentOf(
    'Feature: f\n  Scenario: a\n  Scenario: a (2)\n  Scenario:\n  Scenario: b (1)\n',
  );
  expect(copyName(document, 'a')).toBe('a (3)');
  expect(copyName(document, 'a (2)')).toBe('a (3)');
  expect(copyName(document, '')).toBe('(2)');
  expect(copyName(document, 'b (1)')).toBe('b (1) (2)');
});

describe('one place further', () => {
  const names = (index: number, to: 'up' | 'down') =>
    edit(TEXT, index, { kind: 'move', to }).document.scenarios.map(({ name, ruleName }) =>
      ruleName === undefined ? name : `${ruleName}/${name}`,
    );

  test.each<[number, 'up' | 'down', string[]]>([
    [1, 'up', ['Two', 'One', 'Limits/Three', 'Limits/Four']],
    [0, 'down', ['Two', 'One', 'Limits/Three', 'Limits/Four']],
    [1, 'down', ['One', 'Empty/Two', 'Limits/Three', 'Limits/Four']],
    [2, 'up', ['One', 'Two', 'Empty/Three', 'Limits/Four']],
    [3, 'up', ['One', 'Two', 'Limits/Four', 'Limits/Three']],
    [3, 'down', ['One', 'Two', 'Limits/Three', 'Last/Four']],
  ])('scenario %d %s', (index, to, wanted) => expect(names(index, to)).toEqual(wanted));

  test('ends with the feature', () => {
    expect(placeBeside(documentOf(TEXT), 0, 'up')).toBeUndefined();
    expect(placeBeside(documentOf('Feature: f\n  Scenario: a\n'), 0, 'down')).toBeUndefined();
    expect(editListed(listed(TEXT), 0, { kind: 'move', to: 'up' }, '')).toMatchObject({ ok: false });
  });
});

const anyEdit = fc.constantFrom<ScenarioEdit>(
  { kind: 'rename', name: 'Another name' },
  { kind: 'duplicate' },
  { kind: 'move', to: 'up' },
  { kind: 'move', to: 'down' },
  { kind: 'remove' },
);

/** What a scenario is called by: its entry and what the parser reads in it. */
const pairs = (document: FeatureDocument, table: readonly ScenarioEntry[]) => {
  const trees = bareScenarios(document.lines);
  expect(table).toHaveLength(trees.length);
  return table.map((entry, n) => ({ entry, tree: trees[n] }));
};

test('after any edit every entry still stands with the text it stood with', () => {
  fc.assert(
    fc.property(anyFeature, fc.nat(20), anyEdit, (text, at, what) => {
      const before = listed(text);
      fc.pre(before.scenarios.length > 0);
      const index = at % before.scenarios.length;
      const result = editListed(before, index, what, 'copy');
      if (!result.ok) {
        expect(what.kind).toBe('move');
        return;
      }
      const old = pairs(before.document, before.scenarios);
      const now = pairs(result.document, result.scenarios);
      const own = old[index];
      const others = old.filter((_, n) => n !== index);
      if (what.kind === 'remove') expect(now).toEqual(others);
      else if (what.kind === 'duplicate') {
        expect(now.toSpliced(result.index, 1)).toEqual(old);
        expect(now[result.index]?.entry).toMatchObject({ id: 'copy', issues: [] });
      } else {
        expect(now.toSpliced(result.index, 1)).toEqual(others);
        expect(now[result.index]?.entry).toEqual(own?.entry);
        if (what.kind === 'move') expect(now[result.index]?.tree).toEqual(own?.tree);
        else expect(result.document.scenarios[index]?.name).toBe('Another name');
      }
      expect(new Set(result.scenarios.map(({ id }) => id)).size).toBe(result.scenarios.length);
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('a rename touches one line, a copy adds lines only, a removal takes lines only', () => {
  fc.assert(
    fc.property(anyFeature, fc.nat(20), (text, at) => {
      const before = listed(text);
      fc.pre(before.scenarios.length > 0);
      const index = at % before.scenarios.length;
      const textAfter = (what: ScenarioEdit) => edited(editListed(before, index, what, 'copy')).document.text;
      const changes = (after: string) => new Set(comparedLines(text, after).map(({ change }) => change));
      expect(changedLines(text, textAfter({ kind: 'rename', name: 'Another name' }))).toEqual([
        before.document.scenarios[index]?.line,
      ]);
      expect(changes(textAfter({ kind: 'duplicate' }))).not.toContain('removed');
      expect(changes(textAfter({ kind: 'remove' }))).not.toContain('added');
    }),
    { numRuns: 300 },
  );
}, 60_000);

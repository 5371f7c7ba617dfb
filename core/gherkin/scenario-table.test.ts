import fc from 'fast-check';
import { addScenario } from './edit/add-scenario';
import { removeScenario } from './edit/remove-scenario';
import { replaceScenario } from './edit/replace-scenario';
import { newFeature } from './new-feature';
import { parseFeature } from './parse';
import { addEntry, removeEntry, withIssue, withoutIssue, type ScenarioEntry } from './scenario-table';

const entry = (id: string): ScenarioEntry => ({ id, issues: [] });

test('entries keep their ids and links', () => {
  const table = [entry('a'), { ...entry('b'), manual: true }];
  expect(addEntry(table, 1, entry('n')).map(({ id }) => id)).toEqual(['a', 'n', 'b']);
  expect(removeEntry(table, 0)).toEqual([table[1]]);
});

test('an issue is linked once', () => {
  const linked = withIssue(withIssue(entry('a'), '7'), '7');
  expect(linked.issues).toEqual(['7']);
  expect(withoutIssue(linked, '7').issues).toEqual([]);
});

test('a position outside the table is a fault of the caller', () => {
  expect(() => addEntry([], 1, entry('a'))).toThrow(RangeError);
  expect(() => removeEntry([entry('a')], 1)).toThrow(RangeError);
});

test('after any edits the table stands in document order', () => {
  const edit = fc.record({ kind: fc.constantFrom('add', 'add', 'replace', 'remove'), at: fc.nat(9) });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const start = parseFeature(newFeature({ name: 'f', language: 'en' }));
      if (!start.ok) throw new Error('unreadable');
      let { document } = start;
      let table: ScenarioEntry[] = [];
      for (const [step, { kind, at }] of edits.entries()) {
        const index = table.length === 0 ? -1 : at % table.length;
        const id = table[index]?.id ?? '';
        const result =
          kind === 'add' || index < 0
            ? addScenario(document, `Scenario: s${step}`, { afterIndex: index })
            : kind === 'replace'
              ? replaceScenario(document, index, `@again\nScenario: ${id}`)
              : removeScenario(document, index);
        if (!result.ok) throw new Error('refused');
        if (kind === 'add' || index < 0) table = addEntry(table, result.index, entry(`s${step}`));
        else if (kind === 'remove') table = removeEntry(table, result.index);
        document = result.document;
      }
      expect(table.map(({ id }) => id)).toEqual(document.scenarios.map(({ name }) => name));
    }),
  );
});

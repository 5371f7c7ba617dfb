import fc from 'fast-check';
import { corpora, corpus } from '../../../test/support/corpora';
import type { FeatureDocument } from '../document';
import { isBlank, splitLines } from '../lines';
import { parseFeature } from '../parse';
import { bareScenarios } from '../same-tree';
import { anyFeature } from '../testing/documents/arbitrary';
import { changedLines } from '../typed-text';
import { setBackgroundSteps } from './background';
import { setFeatureDescription } from './description';
import { duplicateScenario } from './duplicate-scenario';
import { moveScenario, ruleOf } from './move-scenario';
import { removeScenario } from './remove-scenario';
import { renameScenario } from './rename-scenario';
import type { EditResult } from './result';
import { changeStep, insertStep, moveStep, removeStep } from './steps';
import { setTags } from './tags';
import { documentOf, done } from '../testing/read';

const TEXT = `Feature: Cart
  Words.

  Background:
    Given a cart

  # first
  @a   @b # why
  Scenario: One
    When I add
      | 1 |
    # so far
    Then I have 1

  Scenario: Two
    When I add 2

  Rule: Limits

    Scenario: Three
      When I add 3
`;
const doc = documentOf(TEXT);

describe('each edit changes the lines it must', () => {
  test.each<[string, EditResult, string]>([
    ['rename', renameScenario(doc, 1, 'Zwei'), TEXT.replace('Two', 'Zwei')],
    ['change a step', changeStep(doc, 0, 0, 'When I add\n  | 2 |'), TEXT.replace('| 1 |', '| 2 |')],
    [
      'insert a step',
      insertStep(doc, 0, 1, 'And x'),
      TEXT.replace('    # so far', '    And x\n    # so far'),
    ],
    ['insert a last step', insertStep(doc, 1, 1, 'Then y\n'), TEXT.replace('add 2\n', 'add 2\n    Then y\n')],
    ['remove a step', removeStep(doc, 0, 1), TEXT.replace(/ {4}# so far\n.*\n/, '')],
    [
      'move a step',
      moveStep(doc, 0, 1, 0),
      TEXT.replace(/( {4}When I add\n.*\n)( {4}# so far\n.*\n)/, '$2$1'),
    ],
    ['set tags', setTags(doc, 0, ['@c', '@b']), TEXT.replace('@a   @b # why', '@b @c # why')],
    ['take tags off', setTags(doc, 0, []), TEXT.replace('@a   @b # why', '# why')],
    ['one more tag', setTags(doc, 0, ['@a', '@b', '@c']), TEXT.replace('@b # why', '@b @c # why')],
    [
      'first tags',
      setTags(doc, 2, ['@x', '@y']),
      TEXT.replace('    Scenario: Three', '    @x @y\n    Scenario: Three'),
    ],
    [
      'description',
      setFeatureDescription(doc, 'Words.\nScenario: no'),
      TEXT.replace('Words.\n', 'Words.\n  - Scenario: no\n'),
    ],
    ['no description', setFeatureDescription(doc, ''), TEXT.replace('  Words.\n', '')],
    [
      'background',
      setBackgroundSteps(doc, 'Given a cart\nAnd b'),
      TEXT.replace('a cart\n', 'a cart\n    And b\n'),
    ],
    [
      'a rule’s background',
      setBackgroundSteps(doc, 'Given c', 0),
      TEXT.replace('Limits\n', 'Limits\n\n    Background:\n      Given c\n'),
    ],
    [
      'duplicate',
      duplicateScenario(doc, 1, 'Again'),
      TEXT.replace('add 2\n', 'add 2\n\n  Scenario: Again\n    When I add 2\n'),
    ],
    [
      'move within',
      moveScenario(doc, 1, { firstIn: 'feature' }),
      TEXT.replace('\n  Scenario: Two\n    When I add 2\n', '').replace(
        'a cart\n',
        'a cart\n\n  Scenario: Two\n    When I add 2\n',
      ),
    ],
    [
      'move into a rule',
      moveScenario(doc, 1, { after: 2 }),
      `${TEXT.replace('\n  Scenario: Two\n    When I add 2\n', '')}\n    Scenario: Two\n      When I add 2\n`,
    ],
    [
      'move out of a rule',
      moveScenario(doc, 2, { after: 1 }),
      TEXT.replace(/\n {4}Scenario: Three[^]*/, '').replace(
        'add 2\n',
        'add 2\n\n  Scenario: Three\n    When I add 3\n',
      ),
    ],
  ])('%s', (_, result, wanted) => {
    expect(done(result).text).toBe(wanted);
  });

  test('what would be more or less than asked for is refused', () => {
    expect(changeStep(doc, 0, 0, 'When a\nThen b')).toMatchObject({ ok: false });
    expect(changeStep(doc, 0, 0, 'Scenario: x')).toMatchObject({ ok: false });
    expect(insertStep(doc, 0, 0, '')).toMatchObject({ ok: false });
    expect(renameScenario(doc, 0, 'a\nb')).toMatchObject({ ok: false });
    expect(setTags(doc, 0, ['@a b'])).toMatchObject({ ok: false });
    expect(setBackgroundSteps(doc, 'Scenario: x')).toMatchObject({ ok: false });
    expect(() => removeStep(doc, 0, 9)).toThrow(RangeError);
    expect(() => moveScenario(doc, 0, { firstIn: 4 })).toThrow(RangeError);
  });

  test('a doc string that stands to the left of its marks keeps its text in a rule', () => {
    const tabs = documentOf(
      'Feature: f\n\n\tScenario: s\n\t\tGiven a\n\t\t"""\n      left\n\t\t"""\n\n  Rule: r\n\n    Scenario: t\n      Given b\n',
    );
    const moved = done(moveScenario(tabs, 0, { after: 1 }));
    expect(bareScenarios(moved.document.lines)[1]).toBe(bareScenarios(tabs.lines)[0]);
  });
});

/** Every scenario but one reads as before. */
function expectOthersSame(before: FeatureDocument, after: FeatureDocument, index: number): void {
  expect(bareScenarios(after.lines).toSpliced(index, 1)).toEqual(
    bareScenarios(before.lines).toSpliced(index, 1),
  );
}

function checkEdits(before: FeatureDocument, index: number, step: number): void {
  const scenario = before.scenarios[index];
  if (!scenario) return;
  const renamed = done(renameScenario(before, index, 'another name'));
  expect(changedLines(before.text, renamed.text)).toEqual(
    scenario.name === 'another name' ? [] : [scenario.line],
  );
  expectOthersSame(before, renamed.document, index);
  if (scenario.name)
    expect(done(renameScenario(renamed.document, index, scenario.name)).text).toBe(before.text);

  const names = scenario.tags.map(({ name }) => name);
  expect(done(setTags(before, index, names)).text).toBe(before.text);
  const tagged = done(setTags(before, index, [...names, '@new']));
  expect(changedLines(before.text, tagged.text)).toHaveLength(1);
  expectOthersSame(before, tagged.document, index);

  const copied = done(duplicateScenario(before, index));
  expect(bareScenarios(copied.document.lines)).toEqual(
    bareScenarios(before.lines).toSpliced(index + 1, 0, bareScenarios(before.lines)[index] ?? ''),
  );
  expect(copied.document.lines.length - before.lines.length).toBeLessThanOrEqual(
    scenario.endLine - scenario.commentLine + 3,
  );

  const count = scenario.steps.length;
  const inserted = done(insertStep(before, index, step % (count + 1), '* new step'));
  expectOthersSame(before, inserted.document, index);
  expect(inserted.document.lines).toHaveLength(before.lines.length + 1);
  const without = done(removeStep(inserted.document, index, step % (count + 1)));
  if (splitLines(without.text).length === before.lines.length) expect(without.text).toBe(before.text);
  if (count === 0) return;
  const [at, to] = [step % count, (step * 7) % count];
  const changed = done(changeStep(before, index, at, '* other'));
  expectOthersSame(before, changed.document, index);
  expect(changedLines(before.text, changed.text).length).toBeLessThanOrEqual(1);
  const moved = done(moveStep(before, index, at, to));
  expectOthersSame(before, moved.document, index);
  expect([...splitLines(moved.text)].map(({ content }) => content).sort()).toEqual(
    before.lines.map(({ content }) => content).sort(),
  );
}

/** Moving a scenario leaves the others as they are; where blank lines set it apart, moving it back undoes it. */
function checkMove(before: FeatureDocument, index: number, after: number): void {
  const trees = bareScenarios(before.lines);
  const moved = done(moveScenario(before, index, { after }));
  const rest = trees.toSpliced(index, 1);
  expect(bareScenarios(moved.document.lines)).toEqual(rest.toSpliced(moved.index, 0, trees[index] ?? ''));
  const { scenarios, lines } = before;
  const own = scenarios[index];
  // By its place: rules of one name are others all the same.
  const ruleAt = (at: number): number => ruleOf(before, scenarios[at]?.line ?? 0);
  const apart = (line: number | undefined) =>
    line !== undefined && (lines[line - 1]?.content ?? '').trim() === '';
  if (!own || index === 0 || ruleAt(index) !== ruleAt(index - 1) || ruleAt(index) !== ruleAt(after)) return;
  const target = scenarios[after];
  const tidy = apart(own.commentLine - 1) && apart(own.endLine + 1) && target && apart(target.endLine + 1);
  const mixed = new Set(lines.map(({ ending }) => ending)).size > 1;
  const next = scenarios[index + 1];
  const isAlone = next
    ? ruleAt(index + 1) === ruleAt(index) && next.commentLine === own.endLine + 2
    : lines.slice(own.endLine).every(({ content }) => isBlank(content));
  // A comment between two scenarios is of whichever stands above it.
  const loose = (scenarios[index - 1]?.endLine ?? 0) !== own.commentLine - 2 || !isAlone;
  if (!tidy || mixed || loose) return;
  expect(
    done(moveScenario(moved.document, moved.index, { after: index - 1 < moved.index ? index - 1 : index }))
      .text,
  ).toBe(before.text);
}

test('an edit changes its lines and no other scenario, and can be undone', () => {
  fc.assert(
    fc.property(anyFeature, fc.nat(20), fc.nat(20), (text, at, to) => {
      const before = documentOf(text);
      const count = before.scenarios.length;
      fc.pre(count > 0);
      checkEdits(before, at % count, to);
      checkMove(before, at % count, to % count);
      const trees = bareScenarios(before.lines);
      for (const result of [
        setFeatureDescription(before, 'New words.'),
        setBackgroundSteps(before, '* before'),
      ]) {
        expect(bareScenarios(done(result).document.lines)).toEqual(trees);
      }
      for (const [rule] of before.rules.entries()) {
        const inside = done(moveScenario(before, at % count, { firstIn: rule }));
        expect(bareScenarios(inside.document.lines)[inside.index]).toBe(trees[at % count]);
        expect(bareScenarios(done(setBackgroundSteps(before, '* before', rule)).document.lines)).toEqual(
          trees,
        );
      }
      expect(done(removeScenario(before, at % count)).document.scenarios).toHaveLength(count - 1);
    }),
    { numRuns: 150 },
  );
}, 120_000);

test('the same over real files', () => {
  for (const name of corpora()) {
    for (const { bytes } of corpus(name).slice(0, 25)) {
      const parsed = parseFeature(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
      if (!parsed.ok || parsed.document.scenarios.length === 0 || bytes.length > 20_000) continue;
      const count = parsed.document.scenarios.length;
      checkEdits(parsed.document, bytes.length % count, bytes.length % 5);
      checkMove(parsed.document, bytes.length % count, (bytes.length * 3) % count);
    }
  }
}, 120_000);

test('an empty line that comes last is still a line where the text ends without one', () => {
  const before = documentOf('Feature: A\n\n  Scenario: B\n    Given a\n\n    When b');
  expect(done(moveStep(before, 0, 1, 0)).text).toBe(
    'Feature: A\n\n  Scenario: B\n    When b\n    Given a\n\n',
  );
});

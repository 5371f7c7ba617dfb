import fc from 'fast-check';
import type { FeatureDocument } from '../../document';
import { addScenario, removeScenario, replaceScenario } from '../../edit';
import { parseFeature } from '../../parse';
import { scenarioText } from '../../scenario-text';
import type { Triple } from './triples';

interface TextEdit {
  kind: 'change step' | 'add step' | 'remove step' | 'add' | 'remove' | 'move' | 'tag';
  at: number;
  to: number;
  word: string;
}

const textEdit: fc.Arbitrary<TextEdit> = fc.record({
  kind: fc.constantFrom(
    'change step',
    'change step',
    'add step',
    'remove step',
    'add',
    'add',
    'remove',
    'move',
    'tag',
  ),
  at: fc.nat(999),
  to: fc.nat(999),
  word: fc.constantFrom('p', 'q', 'r', 's'),
});

/** The text of a scenario after a change of it. */
function changedScenario(document: FeatureDocument, index: number, { kind, to, word }: TextEdit): string {
  const text = scenarioText(document, index);
  if (kind === 'tag') return `@${word}\n${text}`;
  const { steps, startLine } = document.scenarios[index] ?? { steps: [], startLine: 0 };
  const step = steps[to % Math.max(1, steps.length)];
  const lines = text.split('\n');
  const at = (step?.line ?? startLine) - startLine;
  const line = lines[at] ?? '';
  if (!step) return text;
  if (kind === 'change step') lines[at] = `${line.trimEnd()} ${word}`;
  if (kind === 'add step') lines.splice(at, 0, `${/^\s*/.exec(line)?.[0] ?? ''}* new ${word}`);
  if (kind === 'remove step') lines.splice(at, 1);
  return lines.join('\n');
}

/** A text after an edit of one scenario; as it was where the edit cannot be made. */
function editedText(text: string, edit: TextEdit): string {
  const parsed = parseFeature(text);
  if (!parsed.ok || parsed.document.scenarios.length === 0) return text;
  const { document } = parsed;
  const count = document.scenarios.length;
  const index = edit.at % count;
  const keyword = document.scenarios[index]?.keyword ?? '';
  if (edit.kind === 'remove' || edit.kind === 'move') {
    const result = removeScenario(document, index);
    if (!result.ok || edit.kind === 'remove' || count < 2) return result.ok && count > 1 ? result.text : text;
    const moved = addScenario(result.document, scenarioText(document, index), {
      afterIndex: edit.to % (count - 1),
    });
    return moved.ok ? moved.text : text;
  }
  const result =
    edit.kind === 'add'
      ? addScenario(document, `${keyword}: new ${edit.word}\n  * ${edit.word}${edit.to % 3}`, {
          afterIndex: index,
        })
      : replaceScenario(document, index, changedScenario(document, index, edit));
  return result.ok ? result.text : text;
}

/** Two changes of a real file by people who do not know of each other. */
export const lineTriples = (base: string): fc.Arbitrary<Triple> =>
  fc
    .tuple(
      fc.array(textEdit, { minLength: 1, maxLength: 4 }),
      fc.array(textEdit, { minLength: 1, maxLength: 4 }),
    )
    .map(([mine, theirs]) => ({
      base,
      mine: mine.reduce(editedText, base),
      theirs: theirs.reduce(editedText, base),
    }));

import fc from 'fast-check';
import type { FeatureModel, RuleModel } from './model';

/** One change of a document by a person; the numbers pick what it is made on. */
export interface Edit {
  kind: (typeof KINDS)[number];
  at: number;
  to: number;
  word: string;
}

const KINDS = [
  'change line',
  'change line',
  'insert line',
  'remove line',
  'comment',
  'tag',
  'add scenario',
  'add scenario',
  'remove scenario',
  'move scenario',
  'duplicate scenario',
  'rename scenario',
  'indent scenario',
  'indent all',
  'description',
  'background step',
  'add rule',
  'remove rule',
  'move rule',
  'endings',
  'final newline',
  'mark',
] as const;

export const anyEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...KINDS),
  at: fc.nat(99),
  to: fc.nat(99),
  word: fc.constantFrom('p', 'q', 'r', 's'),
});

type Lists = { scenarios: string[][] }[];

const copy = (model: FeatureModel): FeatureModel => structuredClone(model);
const listsOf = (model: FeatureModel): Lists => [model, ...model.rules];

/** The scenario a number picks, with the list it is in. */
function pick(model: FeatureModel, at: number): { list: string[][]; index: number } | undefined {
  const all = listsOf(model).flatMap(({ scenarios: list }) => list.map((_, index) => ({ list, index })));
  return all[at % Math.max(1, all.length)];
}

const isTitle = (line: string): boolean => /^\s*[^\s#@|:"`][^:]*:/u.test(line);
/** A line that can be changed without a neighbour noticing: neither title, tag, mark nor table row. */
const isPlain = (line: string): boolean => line.trim() !== '' && !isTitle(line) && !/^\s*["`@|#]/.test(line);
const titleAt = (lines: readonly string[]): number => lines.findIndex(isTitle);
const insert = <T>(list: T[], at: number, item: T): void => {
  list.splice(at % (list.length + 1), 0, item);
};

const deeper = (lines: readonly string[]): string[] => lines.map((line) => (line === '' ? '' : `  ${line}`));

/** The lines of a scenario below its title. */
function changeLines(lines: string[], { kind, at, word }: Edit): void {
  const title = titleAt(lines);
  const plain = lines.flatMap((line, index) => (index > title && isPlain(line) ? [index] : []));
  const index = plain[at % Math.max(1, plain.length)];
  if (index === undefined) return;
  const line = lines[index] ?? '';
  if (kind === 'change line') lines[index] = `${line.trimEnd()} ${word}`;
  if (kind === 'remove line') lines.splice(index, 1);
  if (kind === 'insert line') lines.splice(index, 0, `${/^\s*/.exec(line)?.[0] ?? ''}* new ${word}`);
}

function changeScenario(model: FeatureModel, edit: Edit): void {
  const { kind, at, to, word } = edit;
  const picked = pick(model, at);
  if (!picked) return;
  const { list, index } = picked;
  const lines = list[index] ?? [];
  const title = titleAt(lines);
  const indent = /^\s*/.exec(lines[title] ?? '')?.[0] ?? '';
  if (kind === 'rename scenario') lines[title] = `${(lines[title] ?? '').trimEnd()} ${word}`;
  else if (kind === 'tag') lines.splice(title, 0, `${indent}@${word}`);
  else if (kind === 'comment') lines.splice(title, 0, `${indent}# ${word}`);
  else if (kind === 'indent scenario') list[index] = deeper(lines);
  else if (kind === 'duplicate scenario') list.splice(index, 0, [...lines]);
  else if (kind === 'remove scenario') list.splice(index, 1);
  else if (kind === 'move scenario') {
    list.splice(index, 1);
    const lists = listsOf(model);
    const target = lists[to % lists.length]?.scenarios ?? list;
    insert(target, to, target === list ? lines : deeper(lines));
  } else changeLines(lines, { ...edit, at: to });
}

function addScenario(model: FeatureModel, { at, to, word }: Edit, keyword: string): void {
  const lists = listsOf(model);
  const list = lists[at % lists.length]?.scenarios ?? model.scenarios;
  insert(list, to, ['', `  ${keyword} new ${word}`, `    * ${word}${to % 3}`]);
}

function changeRules(rules: RuleModel[], { kind, at, to }: Edit): void {
  const [rule] = kind === 'add rule' ? [] : rules.splice(at % Math.max(1, rules.length), 1);
  if (rule && kind === 'move rule') insert(rules, to, rule);
}

/** A scenario's keyword in the model's language, with its colon, as far as the model shows it. */
const scenarioKeyword = (model: FeatureModel): string | undefined => {
  const lines = pick(model, 0);
  const title = lines?.list[lines.index]?.find(isTitle);
  return title?.trim().replace(/:.*/, ':');
};

/** The model after an edit; the same model when there is nothing to make it on. */
export function edited(before: FeatureModel, edit: Edit): FeatureModel {
  const model = copy(before);
  const { layout } = model;
  const keyword = scenarioKeyword(before);
  switch (edit.kind) {
    case 'endings':
      return { ...model, layout: { ...layout, endings: layout.endings[0] === '\r\n' ? ['\n'] : ['\r\n'] } };
    case 'final newline':
      return { ...model, layout: { ...layout, finalNewline: !layout.finalNewline } };
    case 'mark':
      return { ...model, layout: { ...layout, mark: !layout.mark } };
    case 'indent all':
      model.scenarios = model.scenarios.map(deeper);
      model.background = deeper(model.background);
      return model;
    case 'description':
      model.head.push(`  words ${edit.word}`);
      return model;
    case 'background step':
      if (model.background.length > 0) model.background.push(`    * before ${edit.word}`);
      return model;
    case 'add scenario':
      if (keyword) addScenario(model, edit, keyword);
      return model;
    case 'add rule':
    case 'remove rule':
    case 'move rule':
      if (edit.kind !== 'add rule') changeRules(model.rules, edit);
      else if (model.rules[0]) {
        const head = model.rules[0].head.map((line) =>
          isTitle(line) ? `${line.trimEnd()} ${edit.word}` : line,
        );
        insert(model.rules, edit.to, { head, background: [], scenarios: [] });
      }
      return model;
    default:
      changeScenario(model, edit);
      return model;
  }
}

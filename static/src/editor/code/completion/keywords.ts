import type { Completion, CompletionSource } from '@codemirror/autocomplete';
import { languages, mainKeywords } from '@behave-pro/core/gherkin';
import { strings } from '../../../strings';
import { beforeOf, type Scanned } from '../scan/scanned';
import type { TitleKind, Words } from '../scan/words';
import { allowedIn } from './allowed';
import { placeOf } from './place';

const MARKDOWN: Record<TitleKind, string> = {
  feature: '# ',
  rule: '## ',
  background: '## ',
  scenario: '## ',
  outline: '## ',
  examples: '### ',
};

/** Keywords that people know come before those a language has beside them. */
function optionsOf(words: Words, scanned: Scanned, line: number): Completion[] {
  const { titles, steps, language } = allowedIn(scanned, line);
  const markdown = scanned.writing.kind === 'markdown';
  const main = mainKeywords(words.dialect);
  const known = new Set([main.scenario, main.scenarioOutline, main.examples, main.background, main.rule]);
  const stepWords = steps ? words.steps.filter((word) => word !== '* ') : [];
  const order = main.steps.map((word) => word.trim());
  return [
    ...stepWords.map((word): Completion => {
      const at = order.indexOf(word.trim());
      return {
        label: (markdown ? '* ' : '') + word,
        displayLabel: word.trim(),
        type: 'keyword',
        boost: at < 0 ? 20 : 60 - at,
      };
    }),
    ...words.titles
      .filter(({ kind }) => titles.includes(kind))
      .map(({ word, kind }): Completion => ({
        label: `${markdown ? MARKDOWN[kind] : ''}${word} `,
        displayLabel: word,
        type: 'keyword',
        detail: strings.editor.suggest.parts[kind],
        boost: known.has(word.slice(0, -1)) ? (kind === 'scenario' ? 15 : 10) : 0,
      })),
    ...(language
      ? languages().map(({ code, name, native }): Completion => ({
          label: `# language: ${code}`,
          detail: name === native ? name : `${name}, ${native}`,
          type: 'language',
          boost: -50,
        }))
      : []),
  ];
}

/** Keywords where a line begins. */
export const keywords: CompletionSource = (context) => {
  const place = placeOf(context);
  if (!place || beforeOf(place.scanned, place.number).fence !== undefined) return null;
  const { line, typed, from, scanned, number } = place;
  const written = typed.trimStart();
  if (['row', 'tags'].includes(line.kind) || (!written && !context.explicit)) return null;
  // Behind a keyword the step itself is written.
  if ((line.kind === 'step' || line.kind === 'title') && typed.length >= line.rest) return null;
  if (written.split(' ').length > 3) return null;
  const { words } = beforeOf(scanned, number);
  return {
    from: from + typed.length - written.length,
    options: optionsOf(words, scanned, number),
    validFor: /^[^\s|@"]*(?: \S*)?$/,
  };
};

import { snippet, type Completion, type CompletionSource } from '@codemirror/autocomplete';
import { strings } from '../../../strings';
import type { EditorSources } from '../../sources/sources';
import { stepTemplate } from './fields';
import { placeOf } from './place';
import { soon } from './soon';
import { stepsIn } from './steps-in';
import { ranked, together } from './rank';

/** More nobody reads. */
const MOST = 30;

function optionOf({ text, uses, here }: { text: string; uses: number; here: number }): Completion {
  const template = stepTemplate(text);
  return {
    label: text,
    type: 'step',
    detail: strings.editor.suggest.uses(uses, here > 0),
    ...(template && { apply: snippet(template) }),
  };
}

/** The stretches of a step that were typed, to be shown in it. */
function matches({ label }: Completion, typed: string): readonly number[] {
  const words = [...new Set(typed.trim().toLowerCase().split(/\s+/).filter(Boolean))];
  const text = label.toLowerCase();
  const found: [number, number][] = [];
  for (const word of words) {
    const at = text.startsWith(word) ? 0 : text.indexOf(` ${word}`) + 1 || text.indexOf(word);
    if (at >= 0) found.push([at, at + word.length]);
  }
  const ordered = found.sort((a, b) => a[0] - b[0]);
  return ordered.filter(([from], index) => index === 0 || from >= (ordered[index - 1]?.[1] ?? 0)).flat();
}

/** Whole steps behind a step's keyword: those of the text, and those of the project. */
export const steps =
  (sources: EditorSources): CompletionSource =>
  async (context) => {
    const place = placeOf(context);
    if (!place || place.line.kind !== 'step' || place.typed.length < place.line.rest) return null;
    const typed = place.typed.slice(place.line.rest);
    if (typed.trim() === '' && !context.explicit) return null;
    // In the middle of a step its end would be doubled.
    if (place.text.slice(place.typed.length).trim() !== '') return null;
    const vocabulary = await soon(sources);
    if (context.aborted) return null;
    const known = together(vocabulary.steps, stepsIn(context.state.doc, place.scanned, place.number));
    return {
      from: place.from + place.line.rest,
      options: ranked(known, typed, MOST).map(optionOf),
      filter: false,
      getMatch: (option) => matches(option, typed),
    };
  };

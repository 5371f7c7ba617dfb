import type { Completion, CompletionContext, CompletionSource } from '@codemirror/autocomplete';
import { strings } from '../../../strings';
import type { EditorSources } from '../../sources/sources';
import { placeOf } from './place';
import { soon } from './soon';

/** Where the tag under the caret begins and what of it is typed, its `@` included. */
function tagOf(context: CompletionContext): { from: number; typed: string } | undefined {
  const place = placeOf(context);
  const typed = /@[^\s@`]*$/.exec(place?.typed ?? '')?.[0];
  if (!place || typed === undefined || place.line.kind !== 'tags') return undefined;
  return { from: context.pos - typed.length, typed };
}

/** The tags of the project and of the text, the often used first. */
export const tags =
  (sources: EditorSources): CompletionSource =>
  async (context) => {
    const tag = tagOf(context);
    if (!tag) return null;
    const vocabulary = await soon(sources);
    if (context.aborted) return null;
    const uses = new Map(vocabulary.tags.map(({ name, uses }) => [name, uses]));
    const place = placeOf(context);
    place?.scanned.lines.forEach(({ kind }, index) => {
      if (kind !== 'tags') return;
      for (const { 0: name, index: at } of context.state.doc.line(index + 1).text.matchAll(/@[^\s@`]+/g)) {
        const own = index + 1 === place.number && place.from + at === tag.from;
        if (!own && !uses.has(name)) uses.set(name, 1);
      }
    });
    const most = Math.max(1, ...uses.values());
    return {
      from: tag.from,
      options: [...uses].map(([label, n]): Completion => ({
        label,
        type: 'tag',
        boost: (10 * n) / most,
        detail: strings.editor.suggest.uses(n, false),
      })),
      validFor: /^@[^\s@`]*$/,
    };
  };

/** Issues by key or summary, linked by a tag that is their key. */
export const issues =
  (sources: EditorSources): CompletionSource =>
  async (context) => {
    const tag = tagOf(context);
    const query = tag?.typed.slice(1) ?? '';
    if (!tag || query.length < 2) return null;
    const gone = new AbortController();
    context.addEventListener('abort', () => gone.abort());
    const found = await sources.findIssues(query, gone.signal).catch(() => []);
    if (context.aborted || found.length === 0) return null;
    return {
      from: tag.from,
      options: found.map(({ key, summary }): Completion => ({
        label: `@${key}`,
        detail: summary,
        type: 'issue',
      })),
      filter: false,
    };
  };

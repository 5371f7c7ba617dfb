import type { ImportedFile } from './send';

const section = (title: string, lines: string[]): string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];

const countOf = (files: readonly ImportedFile[], outcome: ImportedFile['outcome']): number =>
  files.filter((file) => file.outcome === outcome).length;

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** Why nothing of a file is stored before a person decides; `undefined` of any other. */
function whyOpen({ outcome, waitsFor = '' }: ImportedFile): string | undefined {
  switch (outcome) {
    case 'waits':
      return `scenarios moved between it and ${waitsFor}, which has to be decided about first`;
    case 'asks':
      return 'it is not clear which scenarios of before its scenarios are';
    case 'conflicts':
      return 'it was changed at the same lines there and in the file';
    default:
      return undefined;
  }
}

/** What became of the files, for people, line by line. */
export function summaryOf(files: readonly ImportedFile[]): string[] {
  const added = countOf(files, 'added') + countOf(files, 'replaced');
  const scenarios = files
    .filter((file) => whyOpen(file) === undefined)
    .reduce((sum, file) => sum + file.scenarios, 0);
  const links = files.reduce((sum, file) => sum + file.links, 0);
  const unknown = [...new Set(files.flatMap(({ unknownKeys }) => unknownKeys))];
  const drafts = files.flatMap(({ path, draft }) =>
    draft ? [`${path}:${draft.line} ${draft.message}`] : [],
  );
  const refused = files.flatMap(({ path, outcome, reason = '' }) =>
    outcome === 'refused' ? [`${path}: ${reason}`] : [],
  );
  const open = files.flatMap((file) => {
    const why = whyOpen(file);
    return why === undefined ? [] : [`${file.path}: ${why}`];
  });
  const kept = files.flatMap(({ path, outcome }) => (outcome === 'kept' ? [path] : []));
  return [
    `${added} came in, ${countOf(files, 'unchanged')} unchanged, ${kept.length} kept, ${refused.length} refused; ${counted(scenarios, 'scenario')}.`,
    ...section('Kept as the project has them, under the same paths with another text:', kept),
    ...section('Kept as flagged text, since they cannot be read as Gherkin yet:', drafts),
    ...section('Refused:', refused),
    ...section(
      'Not imported yet, since a person has to decide. Import these together on the project’s page:',
      open,
    ),
    `${counted(links, 'link')} to issues made; ${counted(unknown.length, 'key')} of no issue that can be linked${unknown.length > 0 ? `: ${unknown.join(', ')}` : ''}.`,
  ];
}

import { plural } from './plural';

/** What restoring comes to. */
interface Counts {
  back: number;
  again: number;
  newer: number;
  issues: number;
}

const listed = (parts: readonly (readonly [number, string])[]): string =>
  parts
    .filter(([n]) => n > 0)
    .map(([, words]) => words)
    .join(', ');

const KINDS: Readonly<Record<string, readonly [one: string, list: string]>> = {
  project: ['The settings', 'the settings'],
  feature: ['A feature that is no longer here', 'features'],
  issue: ['What was said of an issue', 'issues'],
  'example-map': ['The example map of an issue', 'example maps'],
  run: ['A report', 'reports'],
};

/** A part of a backup for people: a path stays, a key or the name of a list says what it is of. */
function partOf(name: string): string {
  if (name === 'root') return 'The list of a whole backup';
  // A file at the top may be called like a kind.
  const [, kind = '', list, record] = /^([a-z-]+)(?:\.(\d+)|:([\w:-]+))$/.exec(name) ?? [];
  const words = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!words) return name;
  const [one, many] = words;
  return record === undefined
    ? `A list of ${many} (${list})`
    : `${one} (${record.slice(record.lastIndexOf(':') + 1)})`;
}

/** Settings and reports are not counted. */
const NONE_DIFFERED = 'no feature and no issue differed';

/** Texts on backups and restoring. */
export const backups = {
  backups: {
    title: 'Backups',
    intro:
      'Every day everything of this project is backed up and kept for 30 days: features with scenarios and links, votes, questions, example maps, reports, settings. API keys are not.',
    show: 'Show backups',
    hide: 'Hide backups',
    none: 'There is no backup yet. The first one is made with the next daily run.',
    noneYet:
      'There is no backup yet. The first one is made with the next daily run after the project is enabled.',
    disabled: 'Enable the project to restore from a backup.',
    last: (day: string) => `Last backup: ${day}.`,
    compared: (records: number, of: number, whole: string | undefined) => {
      if (!of) return 'From tomorrow on, a thirtieth of it is checked against what is here each day.';
      return whole === undefined
        ? `${records} of ${of} records in it were checked against what is here so far; each day a thirtieth is.`
        : `By ${whole}, all of it was checked against what is here${records ? `; since then, ${records} of ${of} records once more` : ''}.`;
    },
    columns: { when: 'Backup', features: 'Features', issues: 'Issues', restore: 'Restore' },
    table: 'Backups of this project',
    until: (day: string) => `, unchanged until ${day}`,
    beforeRestore: ', before a restore',
    restore: 'Restore…',
    of: (day: string) => ` from ${day}`,
    comparing: 'Comparing this backup with what is here',
    notCompared: 'The backup could not be compared with what is here',
    from: (day: string) => `Restore from ${day}`,
    preview: ({ back, again, newer, issues }: Counts) => {
      const parts = listed([
        [
          back,
          back === 1 ? '1 feature goes back to what it was' : `${back} features go back to what they were`,
        ],
        [again, `${plural(again, 'feature comes', 'features come')} back`],
        [newer, `${plural(newer, 'newer feature is', 'newer features are')} removed`],
        [
          issues,
          `${plural(issues, 'issue')}: votes, questions, defects and example maps become those of then`,
        ],
      ]);
      return parts ? `${parts}.` : 'No feature and no issue differs from what is here.';
    },
    one: {
      changed: 'This feature goes back to what it was.',
      gone: 'This feature comes back.',
    },
    copy: 'A copy of this feature is added. What is here stays as it is.',
    unknown: 'Everything of the project can be restored all the same, and that can be undone.',
    damaged: (n: number) =>
      `${plural(n, 'list')} of this backup cannot be read any more: what was in there stays as it is.`,
    broken: (paths: readonly string[]) => `Damaged in this backup, and stays as it is: ${paths.join(', ')}`,
    whole:
      'The settings of the project become those of then, but for how long it keeps reports and earlier texts. Reports that are gone come back.',
    which: 'What',
    project: 'Everything of the project',
    changed: 'changed since',
    gone: 'no longer here',
    more: (n: number) => `${plural(n, 'more feature')} differ and are not listed.`,
    how: 'How',
    inPlace: 'Make it what it was',
    beside: 'Put a copy beside what is here, without links',
    go: 'Restore',
    text: 'Before that a backup of now is made, so that the restore can be undone. Texts that were saved since stay in the history of each feature. People can go on working: what they add or say meanwhile stays, and a text they save is in the history of its feature.',
    notStarted: 'Nothing is being restored',
    running: (done: string) => `Restoring${done && `: ${done} so far`}`,
    stopped: (done: string) =>
      `The restore stopped before its end${done && `: ${done} so far`}. Restore again, or undo what was done.`,
    done: (day: string, done: string) => `Restored from ${day}: ${done || NONE_DIFFERED}.`,
    nothing: (day: string) => `Nothing was restored from ${day}.`,
    nothingUndone: 'Nothing of the restore was undone.',
    copied: (day: string) => `Restored from ${day}: a copy stands beside.`,
    undone: (done: string) => `The restore was undone: ${done || NONE_DIFFERED}.`,
    did: ({ back, again, newer, issues }: Counts) =>
      listed([
        [back, `${plural(back, 'feature')} as before`],
        [again, `${plural(again, 'feature')} brought back`],
        [newer, `${plural(newer, 'feature')} removed`],
        [issues, plural(issues, 'issue')],
      ]),
    part: partOf,
    failed: (n: number) =>
      `${plural(n, 'part')} could not be restored, or changed meanwhile and ${n === 1 ? 'stays as it is' : 'stay as they are'}:`,
    undo: 'Undo the restore',
    undoQuestion: 'Undo the restore?',
    undoText: (isFeature: boolean) =>
      isFeature
        ? 'The feature becomes what it was before the restore. What was saved of it since then goes back, too, and stays in its history.'
        : 'Everything becomes what it was before the restore. What was saved since then goes back, too.',
    notUndone: 'The restore was not undone',
    damages: 'Damage was found in backups',
    damage: (of: string, isMended: boolean) =>
      `${partOf(of)}: ${isMended ? 'written again, for it is still what it was' : 'cannot be restored from backups made before'}`,
  },
} as const;

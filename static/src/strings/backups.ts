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

/** Texts on backups and restoring. */
export const backups = {
  backups: {
    title: 'Backups',
    intro:
      'Every day everything of this project is backed up and kept for 30 days: features with scenarios and links, votes, questions, example maps, reports, settings. API keys are not.',
    show: 'Show backups',
    hide: 'Hide backups',
    none: 'There is no backup yet. The first one is made with the next daily run.',
    last: (day: string) => `Last backup: ${day}.`,
    compared: (parts: number, of: number, since: string) =>
      parts === of
        ? `All of it was compared with what is here since ${since}.`
        : `${parts} of ${of} parts were compared with what is here so far; one more is each day.`,
    columns: { when: 'Backup', features: 'Features', issues: 'Issues', restore: 'Restore' },
    table: 'Backups of this project',
    until: (day: string) => `, unchanged until ${day}`,
    beforeRestore: ', before a restore',
    restore: 'Restore…',
    of: (day: string) => ` from ${day}`,
    comparing: 'Comparing this backup with what is here',
    notCompared: 'The backup could not be compared with what is here',
    from: (day: string) => `Restore from ${day}`,
    preview: ({ back, again, newer, issues }: Counts) =>
      listed([
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
      ]) || 'Nothing differs from what is here.',
    damaged: (n: number) =>
      `${plural(n, 'list')} of this backup cannot be read any more: what was in there stays as it is.`,
    which: 'What',
    project: 'Everything of the project',
    changed: 'changed since',
    gone: 'no longer here',
    broken: 'damaged in this backup',
    more: (n: number) => `${plural(n, 'more feature')} differ and are not listed.`,
    how: 'How',
    inPlace: 'Make it what it was',
    beside: 'Put a copy beside what is here, without links',
    go: 'Restore',
    text: 'Before that a backup of now is made, so that the restore can be undone. Texts that were saved since stay in the history of each feature. People can go on working; what they save meanwhile may be part of either.',
    notStarted: 'Nothing is being restored',
    running: (done: string) => `Restoring${done && `: ${done} so far`}`,
    done: (day: string, done: string) => `Restored from ${day}: ${done || 'nothing differed'}.`,
    copied: (day: string) => `Restored from ${day}: a copy stands beside.`,
    undone: (done: string) => `The restore was undone: ${done || 'nothing differed'}.`,
    did: ({ back, again, newer, issues }: Counts) =>
      listed([
        [back, `${plural(back, 'feature')} as before`],
        [again, `${plural(again, 'feature')} brought back`],
        [newer, `${plural(newer, 'feature')} removed`],
        [issues, plural(issues, 'issue')],
      ]),
    failed: (n: number) => `${plural(n, 'part')} could not be restored:`,
    undo: 'Undo the restore',
    undoQuestion: 'Undo the restore?',
    undoText: 'Everything becomes what it was before the restore. What was saved since then goes back, too.',
    notUndone: 'The restore was not undone',
    damages: 'Damage was found in backups',
    damage: (of: string, isMended: boolean) =>
      `${of}: ${isMended ? 'written again, for it is still what it was' : 'cannot be restored from backups made before'}`,
  },
} as const;

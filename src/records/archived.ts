import type { Entity } from './inventory';
import type { ContentKind } from './keys';

/** A record's kind; of contents each by itself. */
export type AnyKind = Entity | ContentKind;

/** What an archive of a project or of the site does with a kind of records. `holds` and `why` are read by people. */
type Treatment =
  /** It is in the archive, and an import brings it back as it was; `without` is what of it does not come along. */
  | { as: 'whole'; holds: string; without?: string }
  /** It is in the archive to be read. An import passes it over. */
  | { as: 'readable'; holds: string; why: string }
  /** It is not in the archive: an import makes it from what is. */
  | { as: 'rebuilt'; why: string }
  | { as: 'not kept'; why: string };

/**
 * How each kind of records leaves with an archive and comes back. A kind that says nothing does not compile;
 * `docs/archive-format.md` has it as a table.
 */
export const ARCHIVED = {
  project: {
    as: 'whole',
    holds:
      'Settings of the project: enabled or not, defaults, lint rules, status mapping, type of defects, for how long runs and earlier texts are kept.',
    without:
      'API keys, the state of a rebuild and of a sweep, where its key leads. On another site also not the status mapping and the type of defects, which name ids of Jira.',
  },
  feature: {
    as: 'whole',
    holds:
      'A feature: its text as it is stored, a draft with the last text that could be read; each scenario’s id, test type and issues; its path and its name in downloads; its saves.',
    without: 'Issues that are still to be brought in line, and news that watchers are still to be told.',
  },
  issue: {
    as: 'whole',
    holds:
      'What belongs to a story: its scenarios in rank order, votes, questions, defects, what a clone took.',
    without:
      'What its search property holds, which is written anew. On another site also not which comment of Jira mirrors a question.',
  },
  'example-map': { as: 'whole', holds: 'The cards on a story, and what was made of each.' },
  run: { as: 'whole', holds: 'A published report: counts, build, what was not matched.' },
  'run-part': { as: 'whole', holds: 'The results of a run, scenario by scenario.' },
  latest: { as: 'whole', holds: 'The newest result of each scenario, one line a feature.' },
  version: { as: 'whole', holds: 'A text that a feature had, with its scenarios of then.' },
  saves: { as: 'whole', holds: 'Older saves of a feature: who, when, from where.' },
  gone: {
    as: 'whole',
    holds: 'A removed feature as it was, for as long as it can be brought back.',
    without: 'Marks of issues that Jira has deleted, and of runs and texts that are no longer kept.',
  },
  audit: {
    as: 'readable',
    holds: 'Entries of the audit log.',
    why: 'The log tells what was done here, not elsewhere.',
  },
  'api-key': {
    as: 'readable',
    holds: 'Name, scopes and times of an API key.',
    why: 'A secret leaves with nothing. Make new keys for your pipelines.',
  },
  removal: {
    as: 'readable',
    holds: 'Certificates of removals that were asked for.',
    why: 'They tell what was removed there. Only in an archive of the site.',
  },
  catalogue: { as: 'rebuilt', why: 'Names, paths and scenarios, made from the features.' },
  vocabulary: { as: 'rebuilt', why: 'Step texts and tags, made from the features.' },
  generation: { as: 'rebuilt', why: 'Tells one state of the features from another, for pipelines.' },
  facts: {
    as: 'not kept',
    why: 'Status, assignee and versions of issues: read from Jira again within a day.',
  },
  download: { as: 'rebuilt', why: 'The newest zip for pipelines, made from the features.' },
  'auth-failures': { as: 'not kept', why: 'Times of recent wrong credentials; they expire within the hour.' },
  blob: { as: 'not kept', why: 'Names of objects that expire by themselves and can be made again.' },
  installation: {
    as: 'not kept',
    why: 'Readings of the licence and runs of the daily trigger, of this installation.',
  },
  backup: {
    as: 'not kept',
    why: 'The list of backups, of this installation: an archive is another way to keep what is now.',
  },
  'backup-root': { as: 'not kept', why: 'What a backup consists of.' },
  'backup-leaf': { as: 'not kept', why: 'What a part of a backup consists of.' },
  'backup-copy': { as: 'not kept', why: 'A record as it was on an earlier day.' },
} as const satisfies Record<AnyKind, Treatment>;

type As<Name extends Treatment['as']> = {
  [Kind in AnyKind]: (typeof ARCHIVED)[Kind]['as'] extends Name ? Kind : never;
}[AnyKind];

/** Kinds that an import brings back. */
export type WholeKind = As<'whole'>;

/** Kinds that an archive has records of. */
export type ArchivedKind = As<'whole' | 'readable'>;

const kindsAs = <Name extends Treatment['as']>(...names: Name[]): As<Name>[] =>
  (Object.keys(ARCHIVED) as AnyKind[]).filter((kind) =>
    (names as string[]).includes(ARCHIVED[kind].as),
  ) as As<Name>[];

/** Both in the order in which they are written and read. */
export const WHOLE_KINDS: readonly WholeKind[] = kindsAs('whole');
export const ARCHIVED_KINDS: readonly ArchivedKind[] = kindsAs('whole', 'readable');

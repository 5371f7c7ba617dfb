import { rematchAll, type KnownDocument } from '../identity/rematch-all';
import type { ToldFile } from './edit-scripts/edit-script';
import { read } from './edit-scripts/model';

/** The files with a table of their ids. */
export const known = (files: readonly ToldFile[]): KnownDocument[] =>
  files.map(({ key, document, ids }) => ({ key, document, table: ids.map((id) => ({ id, issues: [] })) }));

/** A file whose scenarios have its key and their number as ids. */
export const feature = (key: string, scenarios: readonly string[], rule = ''): ToldFile => ({
  key,
  document: read(`Feature: F\n${rule && `  Rule: ${rule}\n`}${scenarios.join('')}`),
  ids: scenarios.map((_, n) => `${key}${n}`),
});

export const scenario = (name: string, ...steps: string[]): string =>
  `\n  Scenario: ${name}\n${steps.map((step) => `    * ${step}\n`).join('')}`;

/** What the matching says: `+id` is sure, `?id id` is asked, `-` is new; one list a file. */
export const said = (before: readonly ToldFile[], after: readonly ToldFile[]): string[][] =>
  rematchAll(known(before), after).verdicts.map((verdicts) =>
    verdicts.map((verdict) => {
      if (verdict.is === 'new') return '-';
      if (verdict.is === 'sure') return `+${verdict.origin.entry.id}`;
      return `?${verdict.candidates.map(({ entry }) => entry.id).join(' ')}`;
    }),
  );

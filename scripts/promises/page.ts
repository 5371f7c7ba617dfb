import { journeys } from './journeys';
import { PANEL, type Promised } from './panel';

/** Journeys that are named, and are none. */
export const unkept = (promised: readonly Promised[], known: ReadonlySet<string>): string[] =>
  promised.flatMap(({ by }) => by).filter((journey) => !known.has(journey));

const cell = (text: string): string => text.replaceAll('|', '\\|');

const section = (about: string, promised: readonly Promised[]): string[] => [
  `## ${about}`,
  '',
  '| what it does | tried by |',
  '| --- | --- |',
  ...promised.map(({ what, by }) => `| ${cell(what)} | ${by.map(cell).join('<br>')} |`),
  '',
];

/** The page that says what the panel does and which journey tries it. Throws when one is named that is not there. */
export function promisesPage(): string {
  const all = Object.values(PANEL).flat();
  const missing = unkept(all, journeys());
  if (missing.length) throw new Error(`No journey is called: ${missing.join('; ')}`);
  return [
    '# What the issue panel does',
    '',
    'Made from `scripts/promises/panel.ts` by `npm run docs`. Each line is tried by the journeys beside it, in a real Chromium, by role and',
    'label (`test/browser`); a line without one does not compile, and one that names a journey that is not there fails `npm test`.',
    '',
    ...Object.entries(PANEL).flatMap(([about, promised]) => section(about, promised)),
  ].join('\n');
}

import { DATA } from './data';
import { journeys, tests } from './journeys';
import { PANEL, type Promised } from './panel';

/** Tests that are named, and are none. */
export const unkept = (promised: readonly Promised[], known: ReadonlySet<string>): string[] =>
  promised.flatMap(({ by }) => by).filter((test) => !known.has(test));

const cell = (text: string): string => text.replaceAll('|', '\\|');

const table = ([left, right]: readonly [string, string], promised: readonly Promised[]): string[] => [
  `| ${left} | ${right} |`,
  '| --- | --- |',
  ...promised.map(({ what, by }) => `| ${cell(what)} | ${by.map(cell).join('<br>')} |`),
  '',
];

/** Throws when a test is named that is not there. */
function assertKept(promised: readonly Promised[], known: ReadonlySet<string>): void {
  const missing = unkept(promised, known);
  if (missing.length) throw new Error(`No test is called: ${missing.join('; ')}`);
}

/** The page that says what the panel does and which journey tries it. Throws when one is named that is not there. */
export function panelPage(): string {
  assertKept(Object.values(PANEL).flat(), journeys());
  return [
    '# What the issue panel does',
    '',
    'Made from `scripts/promises/panel.ts` by `npm run docs`. Each line is tried by the journeys beside it, in a real Chromium, by role and',
    'label (`test/browser`); a line without one does not compile, and one that names a journey that is not there fails `npm test`.',
    '',
    ...Object.entries(PANEL).flatMap(([about, promised]) => [
      `## ${about}`,
      '',
      ...table(['what it does', 'tried by'], promised),
    ]),
  ].join('\n');
}

/** The page that says what is promised of data and which test shows it. Throws when one is named that is not there. */
export function dataPage(): string {
  assertKept(DATA, tests());
  return [
    '# What is promised of data',
    '',
    'Made from `scripts/promises/data.ts` by `npm run docs`. A line without a test does not compile, and one that names a test that is not',
    'there fails `npm test`. What each promise means is told under [Security and data](../README.md#security-and-data).',
    '',
    ...table(['promise', 'shown by'], DATA),
  ].join('\n');
}

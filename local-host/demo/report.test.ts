import { reportOf } from './report';
import { runnablesOf } from './runnable';

const TEXT = `# language: de
@f
Funktionalität: Ausleihe
  Wer einen Ausweis hat, leiht aus.

  Grundlage:
    Angenommen ein Ausweis

  Szenario: Eins
    Wenn a
    Dann b

  @r
  Regel: Fristen
    Grundlage:
      Angenommen eine Frist

    @s @wip
    Szenariogrundriss: Zwei <n>
      Wenn diese Bücher:
        | Buch |
        | Momo |
      Dann <n> Tage

      Beispiele:
        | n |
        | 7 |

      Beispiele: Lange
        | n  |
        | 28 |
`;

test('what runs: backgrounds of feature and rule, rows with their values, tags from above', () => {
  const { name, line, runnables } = runnablesOf(TEXT);
  expect([name, line]).toEqual(['Ausleihe', 3]);
  expect(runnables.map((one) => [one.name, one.line, one.tags.join(' ')])).toEqual([
    ['Eins', 9, '@f'],
    ['Zwei 7', 27, '@f @r @s @wip'],
    ['Zwei 28', 31, '@f @r @s @wip'],
  ]);
  expect(runnables.map(({ steps }) => steps.map(({ text }) => text))).toEqual([
    ['ein Ausweis', 'a', 'b'],
    ['ein Ausweis', 'eine Frist', 'diese Bücher:', '7 Tage'],
    ['ein Ausweis', 'eine Frist', 'diese Bücher:', '28 Tage'],
  ]);
});

interface Report {
  elements: { name: string; steps: { name: string; result: { status: string; error_message?: string } }[] }[];
}
const run = { commit: 'c', buildUrl: 'https://ci.example.com', outcomes: [] };
const statuses = (report: string): string[][] =>
  (JSON.parse(report) as Report[]).flatMap(({ elements }) =>
    elements.map(({ steps }) => steps.map(({ result }) => result.status)),
  );

test('everything passes but the rows that have the step of an outcome', () => {
  const failed = {
    scenario: 'Zwei 28',
    step: 'eine Frist',
    status: 'failed',
    message: ['one', 'two'],
  } as const;
  const report = reportOf(
    { 'a.feature': TEXT },
    { ...run, outcomes: [{ ...failed, message: ['one', 'two'] }] },
  );
  expect(statuses(report)).toEqual([
    ['passed', 'passed', 'passed'],
    ['passed', 'passed', 'passed', 'passed'],
    ['passed', 'failed', 'skipped', 'skipped'],
  ]);
  expect(report).toContain(String.raw`"error_message":"one\ntwo"`);
});

test('what has a tag is left out, and a slip in the plan is no pass', () => {
  expect(statuses(reportOf({ 'a.feature': TEXT }, { ...run, without: '@wip' }))).toHaveLength(1);
  const slip = { scenario: 'Eins', step: 'ab', status: 'pending' } as const;
  expect(() => reportOf({ 'a.feature': TEXT }, { ...run, outcomes: [slip] })).toThrow('No scenario “Eins”');
});

import type { ImportedFile } from '../../../../src/invoke-api';
import type { SentFile } from './prepare';
import { reportCsv, reportRows, reportText } from './report';

const answer = (own: Partial<ImportedFile>): ImportedFile => ({
  path: 'a.feature',
  outcome: 'added',
  scenarios: 1,
  links: 0,
  unknownKeys: [],
  sha256: '',
  ...own,
});
const sent = (source: string, path = source, notes: SentFile['notes'] = []): SentFile => ({
  source,
  path,
  notes,
});

const rows = reportRows({
  sent: [
    sent('10_a.feature', 'a.feature', [
      { kind: 'path', path: 'a.feature' },
      { kind: 'test-types', manual: 1, automated: 2 },
      { kind: 'links', keys: ['S-1', 'S-2'] },
      { kind: 'background', keys: ['S-3'] },
      { kind: 'differs', scenarios: ['x'], from: 'b.feature' },
    ]),
    sent('9_b.feature', 'b.feature', [{ kind: 'not-of-tool' }]),
    sent('2_c.feature', 'REQ-2.feature', [{ kind: 'joined', scenarios: ['x', 'y'], into: 'a.feature' }]),
    sent('c.feature'),
    sent('7_g.feature', 'g.feature', [{ kind: 'unclear', scenarios: ['x'] }]),
    sent('d.feature'),
    sent('e.feature', 'e.feature', [{ kind: 'as-it-is' }]),
  ],
  answered: [
    answer({
      outcome: 'replaced',
      fresh: 1,
      gone: 2,
      arrived: 1,
      links: 2,
      unknownKeys: ['OLD-1'],
      scenarios: 3,
    }),
    answer({ path: 'REQ-2.feature', outcome: 'absent', scenarios: 0 }),
    answer({ path: 'b.feature', outcome: 'asks' }),
    answer({ path: 'c.feature', outcome: 'refused', reason: '=cmd, "x"' }),
    answer({ path: 'e.feature', draft: { line: 3, column: 1, message: 'no step' } }),
  ],
  // Names that others are sent under, or that two were chosen under, are names of other files.
  refused: [
    { path: '/f.feature', reason: 'absolute' },
    { path: 'a.feature', reason: 'damaged' },
    { path: 'e.feature', reason: 'twice' },
  ],
  lost: [{ path: 'g.feature', reason: 'large' }],
  unread: ['h.feature'],
});
const rowOf = (source: string) => rows.find((row) => row.source === source);

test('says of every file what becomes of it, and what was found', () => {
  expect(Object.fromEntries(rows.map(({ source, outcome }) => [source, outcome]))).toEqual({
    '/f.feature': 'Refused: absolute',
    '2_c.feature': 'Nothing left: its scenarios are in other files',
    'a.feature': 'Refused: damaged',
    '7_g.feature': 'Refused: large',
    'h.feature': 'Not imported',
    '9_b.feature': 'For you to decide: It is not clear which scenarios of before its scenarios are.',
    '10_a.feature': 'Changed',
    'c.feature': 'Refused: =cmd, "x"',
    'd.feature': 'Not imported',
    'e.feature': 'Refused: twice',
  });
  expect(rows.filter(({ source }) => source === 'e.feature').map(({ outcome }) => outcome)).toEqual([
    'New feature',
    'Refused: twice',
  ]);
  expect(rowOf('2_c.feature')?.notes).toEqual(['2 repeated scenarios kept once, in a.feature: x, y']);
  expect(rowOf('7_g.feature')?.notes).toEqual(['Not clear which test it is, so each stays as it is: x']);
  expect(rowOf('10_a.feature')?.notes).toEqual([
    'Imported as a.feature',
    'Test type from tags: 1 manual, 2 automated',
    'Tags of requirements that link: S-1, S-2',
    'Background from precondition S-3',
    'Reads differently than the same test in b.feature, so both stay: x',
    '3 scenarios',
    '1 scenario new in it',
    '2 scenarios no longer in it',
    '1 scenario from another file',
    '2 links to issues made from tags',
    'Tags that name no issue you may edit: OLD-1. They stay as tags',
  ]);
  expect(rowOf('e.feature')?.notes.at(-1)).toBe('Flagged as draft, line 3: no step');
});

test('is saved as CSV that no spreadsheet runs, and as text', () => {
  const csv = reportCsv([{ source: '=1+1', outcome: 'Refused: a, "b"', notes: ['x', 'y'] }]);
  expect(csv).toBe('File,What becomes of it,What was found\r\n\'=1+1,"Refused: a, ""b""",x; y\r\n');
  expect(reportText('2 added', [{ source: 'a', outcome: 'Changed', notes: ['x'] }])).toBe(
    '2 added\n\na\n  Changed\n  x\n',
  );
});

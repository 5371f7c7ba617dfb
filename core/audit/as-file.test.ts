import fc from 'fast-check';
import { auditCsv, auditJson, csvField, type AuditRow } from './as-file';

/** RFC 4180, read by the book. */
function readCsv(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      at += 1;
      while (text[at] !== '"' || text[at + 1] === '"') {
        field += text[at];
        at += text[at] === '"' ? 2 : 1;
      }
      at += 1;
    } else while (at < text.length && text[at] !== ',' && text[at] !== '\r') field += text[at++];
    line.push(field);
    if (text[at] === ',') at += 1;
    else {
      expect(text.slice(at, at + 2)).toBe('\r\n');
      at += 2;
      lines.push(line);
      line = [];
    }
  }
  return lines;
}

const row: AuditRow = {
  at: '2026-03-01T10:00:00.000Z',
  person: 'Paul "P", Admin',
  accountId: '5b10',
  projectKey: 'SHOP',
  projectId: '10000',
  action: 'settings-changed',
  facts: [
    { name: 'mirrorQuestions', from: false, to: true },
    { name: 'defectType', to: '10004' },
  ],
};

test('a file says what each entry says', () => {
  const [header, line] = readCsv(auditCsv([row]));
  expect(header).toEqual(['at', 'person', 'accountId', 'projectKey', 'projectId', 'action', 'facts']);
  expect(line).toEqual([
    row.at,
    row.person,
    '5b10',
    'SHOP',
    '10000',
    'settings-changed',
    'mirrorQuestions: false → true; defectType: - → 10004',
  ]);
  expect(JSON.parse(auditJson([row]))).toEqual([row]);
  expect(JSON.parse(auditJson([{ ...row, accountId: '', facts: [] }]))[0]).not.toHaveProperty('accountId');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1'])(
  'a spreadsheet takes %j for a text',
  (text) => expect(csvField(text).replace(/^"/, '')[0]).toBe("'"),
);

/** Where a list separator is a semicolon, a spreadsheet parts the whole line there: quotes within a cell are text to it. */
const cellsElsewhere = (file: string): string[] => file.split(/[;\t\r\n]/);
const asSeen = (cell: string): string => cell.replace(/^[\s"]+/, '');

const nasty = fc
  .array(
    fc.oneof(fc.constantFrom(';', '\t', '\n', '\r', ',', '"', ' ', '=', '+', '-', '@', '＝'), fc.string()),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));

test('whatever a field holds, it stays one field, and no formula, however a spreadsheet parts the line', () => {
  const plain = (text: string | undefined): string | undefined => text?.replaceAll("'", '');
  fc.assert(
    fc.property(fc.array(nasty, { minLength: 1, maxLength: 5 }), (people) => {
      const file = auditCsv(
        people.map((person) => ({ ...row, person, facts: [{ name: 'key', value: person }] })),
      );
      const lines = readCsv(file);
      expect(lines).toHaveLength(people.length + 1);
      lines.slice(1).forEach((line, n) => {
        expect(line).toHaveLength(7);
        expect(plain(line[1])).toBe(plain(people[n]));
        expect(line[1]).not.toMatch(/^\s*[=+\-@]/);
      });
      for (const cell of cellsElsewhere(file)) expect(asSeen(cell)).not.toMatch(/^[=+\-@＝＋－＠]/);
    }),
    { numRuns: 500 },
  );
});

test('a name that begins a cell of its own where semicolons part is no formula either', () => {
  expect(csvField('x;=HYPERLINK("http://a")')).toBe(`"x;'=HYPERLINK(""http://a"")"`);
  expect(csvField('x; y - z')).toBe('x; y - z');
});

import { readFileSync } from 'node:fs';
import { filesBelow, sharedFolder } from '../../../test/support/shared';
import { recognisedTool, takeOver, TOOLS, type ExportedFile, type TakenExport } from '.';

const file = (path: string, text: string): ExportedFile => ({ path, bytes: new TextEncoder().encode(text) });
const textOf = (bytes: Uint8Array | undefined): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const texts = ({ files }: TakenExport) =>
  Object.fromEntries(files.map(({ path, bytes }) => [path, textOf(bytes)]));
const notes = ({ files, emptied }: TakenExport) =>
  [...files, ...emptied].map((one) => [one.source, one.notes]);

const DOWNLOAD = `@web
Feature: Cart

  # why
  @SHOP-1 @SHOP-2 @assignee:ada_at_x.io @version:1.0_beta @OPEN @WIP @slow
  Scenario: One
    Given a

  @ORPHAN @MANUAL
  Scenario: Two
    Given b
`;

describe('a download of Behave Pro', () => {
  test('says again what the feature said: facts of issues go, the test type is told, keys and own tags stay', () => {
    const files = [file('cart.feature', DOWNLOAD)];
    expect(recognisedTool(files)).toBe('behave-pro');
    const taken = takeOver('behave-pro', files);
    expect(texts(taken)).toEqual({
      'cart.feature': DOWNLOAD.replace(' @assignee:ada_at_x.io @version:1.0_beta @OPEN @WIP', '').replace(
        '  @ORPHAN @MANUAL\n',
        '',
      ),
    });
    expect(taken.files[0]?.testTypes).toEqual(['automated', 'manual']);
    expect(notes(taken)).toEqual([
      [
        'cart.feature',
        [
          {
            kind: 'left-out',
            tags: ['@assignee:ada_at_x.io', '@version:1.0_beta', '@OPEN', '@WIP', '@ORPHAN'],
          },
          { kind: 'test-types', manual: 1, automated: 1 },
        ],
      ],
    ]);
  });

  test('leaves a status alone that is somebody’s own tag', () => {
    const text = 'Feature: f\n  @S0-1 @WIP @mine @OPEN\n  Scenario: s\n';
    expect(texts(takeOver('behave-pro', [file('a.feature', text)]))).toEqual({
      'a.feature': 'Feature: f\n  @S0-1 @mine @OPEN\n  Scenario: s\n',
    });
  });

  test('ends where the feature ended: the blank lines that a download is filled up with go', () => {
    const text = 'Feature: f\n  @ORPHAN\n  Scenario: s\n    Given a\n';
    for (const filling of ['', '\n', ' \n\n \n'])
      expect(texts(takeOver('behave-pro', [file('a.feature', text + filling)]))).toEqual({
        'a.feature': text.replace('  @ORPHAN\n', ''),
      });
  });

  test('keeps a byte order mark, CRLF, comments beside tags and a dialect', () => {
    const text =
      '\uFEFF# language: de\r\nFunktionalität: f\r\n\r\n  @ORPHAN @MANUAL # warum\r\n  Szenario: s\r\n    Angenommen a\r\n    | a | b |';
    expect(texts(takeOver('behave-pro', [file('a.feature', text)]))).toEqual({
      'a.feature': text.replace('@ORPHAN @MANUAL ', ''),
    });
  });
});

const XRAY = {
  '1_PAY-1_PAY-9.feature': `@PAY-100
@REQ_PAY-1
Feature: Pay by card
	#Cards are charged at once.

	Background:
		#@PRECOND_PAY-9
		Given a basket of 20 €

	#A card that is valid.
	@TEST_PAY-11 @TESTSET_PAY-50 @smoke
	Scenario: A card is charged
		When I pay by card
		Then the card is charged

	@TEST_PAY-12
	Scenario: A receipt is sent
		When I pay by card
		Then a receipt is sent
`,
  '2_PAY-2_PAY-9.feature': `@PAY-100
@REQ_PAY-2
Feature: Receipts

	Background:
		#@PRECOND_PAY-9
		Given a basket of 20 €

	@TEST_PAY-12
	Scenario: A receipt is sent
		When I pay by card
		Then a receipt is sent
`,
  '3.feature': `@PAY-100
Feature: Loose ends

	@TEST_PAY-13
	Scenario: A voucher is taken
		When I pay by voucher
`,
};
const xrayFiles = (change: (text: string) => string = (text) => text) =>
  Object.entries(XRAY).map(([path, text]) => file(path, change(text)));

describe('an export of Xray', () => {
  test('a test of two requirements is one scenario with both, and the file that held nothing else goes', () => {
    expect(recognisedTool(xrayFiles())).toBe('xray');
    const taken = takeOver('xray', xrayFiles());
    expect(texts(taken)).toEqual({
      'PAY-1_PAY-9.feature': XRAY['1_PAY-1_PAY-9.feature']
        .replace('@PAY-100\n', '')
        .replace('@TEST_PAY-12', '@TEST_PAY-12 @REQ_PAY-2'),
      'PAY-13.feature': XRAY['3.feature'].replace('@PAY-100\n', ''),
    });
    expect(notes(taken)).toEqual([
      [
        '1_PAY-1_PAY-9.feature',
        [
          { kind: 'path', path: 'PAY-1_PAY-9.feature' },
          { kind: 'left-out', tags: ['@PAY-100'] },
          { kind: 'links', keys: ['PAY-1'] },
          { kind: 'background', keys: ['PAY-9'] },
        ],
      ],
      [
        '3.feature',
        [
          { kind: 'path', path: 'PAY-13.feature' },
          { kind: 'left-out', tags: ['@PAY-100'] },
        ],
      ],
      [
        '2_PAY-2_PAY-9.feature',
        [
          { kind: 'left-out', tags: ['@PAY-100'] },
          { kind: 'links', keys: ['PAY-2'] },
          { kind: 'background', keys: ['PAY-9'] },
          { kind: 'joined', scenarios: ['A receipt is sent'], into: 'PAY-1_PAY-9.feature' },
        ],
      ],
    ]);
  });

  test('a test that reads differently in two files stays in both, and that is told', () => {
    const files = xrayFiles();
    const other = XRAY['2_PAY-2_PAY-9.feature'].replace('a basket of 20 €', 'a basket of 30 €');
    const taken = takeOver('xray', [...files.slice(0, 1), file('2_PAY-2_PAY-9.feature', other)]);
    expect(Object.keys(texts(taken))).toEqual(['PAY-1_PAY-9.feature', 'PAY-2_PAY-9.feature']);
    expect(taken.files[1]?.notes).toContainEqual({
      kind: 'differs',
      scenarios: ['A receipt is sent'],
      from: 'PAY-1_PAY-9.feature',
    });
  });

  test('a byte order mark stays where the line it stood on goes; line endings stay', () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    const [first] = takeOver('xray', [file('1.feature', `\uFEFF${crlf(XRAY['3.feature'])}`)]).files;
    expect(textOf(first?.bytes)).toBe(`\uFEFF${crlf(XRAY['3.feature'].replace('@PAY-100\n', ''))}`);
  });

  test('what cannot be read, or is no file of it, is taken as it is, beside the paths of the others', () => {
    const files = [
      ...xrayFiles().slice(2),
      file('PAY-13.feature', 'Feature: Own\n  Scenario: s\n'),
      file('broken.feature', 'Feature: f\n  nothing:\n  Given a\n  Rule\n  @\n'),
      file('a.feature.md', '# Feature: m\n'),
    ];
    const taken = takeOver('xray', files);
    expect(taken.files.map(({ path, notes: [note] }) => [path, note?.kind])).toEqual([
      ['PAY-13-2.feature', 'path'],
      ['PAY-13.feature', 'not-of-tool'],
      ['broken.feature', 'as-it-is'],
      ['a.feature.md', 'as-it-is'],
    ]);
    expect(taken.files[2]?.bytes).toBe(files[2]?.bytes);
  });
});

const ASSERTTHAT = `# language: en
@smoke    @wip    
Feature: Easily manage scenarios

    Some words.

    Background: the app is there
        Given the app

    @AUTOMATED @SHOP-1 @slow 
    Scenario: One
        
        Given a

    @MANUAL 
    Scenario: Two
        Given b

`;

describe('an export of AssertThat', () => {
  test('how a scenario is tested is its test type; numbers go, all else stays', () => {
    const files = [
      file('features/12-easily-manage-scenarios.feature', ASSERTTHAT),
      file('3.feature', ASSERTTHAT),
    ];
    expect(recognisedTool(files)).toBe('assertthat');
    const taken = takeOver('assertthat', files);
    const text = ASSERTTHAT.replace('@AUTOMATED ', '').replace('    @MANUAL \n', '');
    expect(texts(taken)).toEqual({
      'easily-manage-scenarios.feature': text,
      'easily-manage-scenarios-2.feature': text,
    });
    expect(taken.files[0]?.testTypes).toEqual(['automated', 'manual']);
  });
});

test.each([
  ['nothing', []],
  ['features of a repository', [file('1_a.feature', '@SHOP-1\nFeature: f\n  @wip @SHOP-2\n  Scenario: s\n')]],
  ['one that is manual throughout', [file('a.feature', 'Feature: f\n  @MANUAL\n  Scenario: s\n')]],
  ['mostly others', [file('a.feature', 'Feature: f\n  Scenario: s\n'), file('b.feature', XRAY['3.feature'])]],
])('no tool is recognised in %s', (_what, files) => expect(recognisedTool(files)).toBeUndefined());

test('the corpora: no file is taken for one of a tool', () => {
  const folder = sharedFolder('corpora');
  if (!folder) return;
  const files = filesBelow(folder, '.feature').map((path) => ({ path, bytes: readFileSync(path) }));
  expect(recognisedTool(files)).toBeUndefined();
  for (const tool of TOOLS) {
    const { files: taken, emptied } = takeOver(tool, files);
    expect(emptied).toEqual([]);
    expect(taken.map(({ bytes }) => bytes)).toEqual(files.map(({ bytes }) => bytes));
  }
}, 30_000);

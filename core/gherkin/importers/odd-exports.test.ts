import { takeOver, type ExportedFile, type ImportNote, type TakenExport } from '.';

const file = (path: string, text: string): ExportedFile => ({ path, bytes: new TextEncoder().encode(text) });
const textOf = (bytes: Uint8Array | undefined): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const texts = ({ files }: TakenExport) =>
  Object.fromEntries(files.map(({ path, bytes }) => [path, textOf(bytes)]));
const noteOf = <K extends ImportNote['kind']>({ files, emptied }: TakenExport, source: string, kind: K) =>
  [...files, ...emptied].find((one) => one.source === source)?.notes.find((note) => note.kind === kind);

const TEST = '\n\t@TEST_XT-1\n\tScenario: s\n\t\tGiven a\n';
const required = (requirement: string, body: string): string =>
  `@REQ_${requirement}\nFeature: ${requirement}\n${body}`;
const xray = (...texts: string[]): TakenExport =>
  takeOver(
    'xray',
    texts.map((text, n) => file(`${n + 1}.feature`, text)),
  );

describe('a test of several requirements stays in each file', () => {
  test.each([
    ['its comment', TEST.replace('\t@TEST', '\t# only here\n\t@TEST')],
    ['a comment among its tags', TEST.replace('\tScenario', '\t# only here\n\tScenario')],
    ['a comment behind its tag', TEST.replace('XT-1', 'XT-1 # only here')],
    ['a blank at the end of a line', TEST.replace('Given a', 'Given a\n\t\t"""\n\t\tx \n\t\t"""')],
    ['a table', `${TEST}\t\t\t| a |\n`],
  ])('where %s stands in one only', (_what, other) => {
    const plain = other.includes('"""') ? other.replace('x ', 'x') : TEST;
    const taken = xray(required('RA-1', plain), required('RA-2', other));
    expect(texts(taken)).toEqual({
      'RA-1.feature': required('RA-1', plain),
      'RA-2.feature': required('RA-2', other),
    });
    expect(noteOf(taken, '2.feature', 'differs')).toBeDefined();
  });

  test('where a doc string of its background is indented otherwise', () => {
    const background = (indent: string) =>
      `\n\tBackground:\n\t\tGiven b\n\t\t"""\n\t\t${indent}x\n\t\ty\n\t\t"""\n`;
    const taken = xray(required('RA-1', background('') + TEST), required('RA-2', background('  ') + TEST));
    expect(taken.emptied).toEqual([]);
  });

  test('where one of them has it twice, and that is told in all', () => {
    const taken = xray(required('RA-1', TEST + TEST), required('RA-2', TEST));
    expect(Object.values(texts(taken))).toEqual([required('RA-1', TEST + TEST), required('RA-2', TEST)]);
    expect(noteOf(taken, '1.feature', 'unclear')).toEqual({ kind: 'unclear', scenarios: ['s', 's'] });
    expect(noteOf(taken, '2.feature', 'unclear')).toEqual({ kind: 'unclear', scenarios: ['s'] });
  });

  test('where it has two numbers, and that is told', () => {
    const two = TEST.replace('@TEST_XT-1', '@TEST_XT-1 @TEST_XT-2');
    const taken = xray(required('RA-1', two), required('RA-2', TEST));
    expect(Object.values(texts(taken))).toEqual([required('RA-1', two), required('RA-2', TEST)]);
    expect(noteOf(taken, '1.feature', 'unclear')).toEqual({ kind: 'unclear', scenarios: ['s'] });
    expect(noteOf(taken, '2.feature', 'unclear')).toBeUndefined();
  });
});

describe('a file whose tests are all kept elsewhere', () => {
  test('is what is left of it: it takes its scenarios out of the feature it was before', () => {
    const { files, emptied } = xray(required('RA-1', TEST), required('RA-2', TEST));
    expect(files.map(({ path }) => path)).toEqual(['RA-1.feature']);
    expect(emptied).toMatchObject([{ source: '2.feature', path: 'RA-2.feature', into: ['RA-1.feature'] }]);
    expect(textOf(emptied[0]?.bytes)).toBe('@REQ_RA-2\nFeature: RA-2\n');
  });

  test.each(['  Words of ours\n', '\n  Rule: ours\n'])('stays where it says more: %j', (more) => {
    const taken = xray(required('RA-1', TEST), required('RA-2', more + TEST));
    expect(taken.emptied).toEqual([]);
    expect(texts(taken)['RA-2.feature']).toBe(required('RA-2', more));
    expect(noteOf(taken, '2.feature', 'joined')).toBeDefined();
  });
});

describe('of an export of Xray', () => {
  test('only the first line of all is the execution; another key alone on a line stays', () => {
    const text = `@RUN-1\n@SHOP-2\n@REQ_RA-1\nFeature: f\n${TEST}`;
    expect(Object.values(texts(xray(text)))).toEqual([text.replace('@RUN-1\n', '')]);
    const later = `@mine\n@SHOP-2\n@REQ_RA-1\nFeature: f\n${TEST}`;
    expect(Object.values(texts(xray(later)))).toEqual([later]);
  });

  test('a file of very many requirements has a name that can be kept', () => {
    const keys = Array.from({ length: 200 }, (_, n) => `PROJECT-${n + 1}`);
    const [path = ''] = Object.keys(
      texts(xray(`${keys.map((key) => `@REQ_${key}`).join(' ')}\nFeature: f\n${TEST}`)),
    );
    expect(path).toMatch(/^PROJECT-1_PROJECT-2_.*PROJECT-\d+\.feature$/);
    expect(path.length).toBeLessThanOrEqual(100);
  });

  test('a precondition is named where a background is, not in a text', () => {
    const text = `Feature: f\n${TEST}\t\t"""\n\t\t#@PRECOND_PRE-1\n\t\t"""\n`;
    const taken = xray(text);
    expect(texts(taken)).toEqual({ 'XT-1.feature': text });
    expect(noteOf(taken, '1.feature', 'background')).toBeUndefined();
    const above = `Feature: f\n\n\t#@PRECOND_PRE-1\n\tBackground:\n\t\tGiven b\n${TEST}`;
    expect(noteOf(xray(above), '1.feature', 'background')).toEqual({ kind: 'background', keys: ['PRE-1'] });
  });
});

describe('of an export of AssertThat', () => {
  const typed = (name: string, tags = '@MANUAL'): string =>
    `# language: en\nFeature: ${name}\n  ${tags}\n  Scenario: s\n`;
  const paths = (...names: string[]) =>
    takeOver(
      'assertthat',
      names.map((name, n) => file(name, typed(`f${n}`))),
    ).files.map(({ source, path }) => [source, path]);

  test('names of nothing but a number and signs are no trap', () => {
    expect(paths('12-.feature', '1..feature', '3.feature')).toEqual([
      ['12-.feature', 'f0.feature'],
      ['1..feature', 'f1.feature'],
      ['3.feature', 'f2.feature'],
    ]);
  });

  test('two of one name are told apart by their numbers, whatever order a zip or a folder has', () => {
    const known = [
      ['2-a.feature', 'a.feature'],
      ['10-a.feature', 'a-2.feature'],
    ];
    expect(paths('2-a.feature', '10-a.feature')).toEqual(known);
    expect(paths('10-a.feature', '2-a.feature')).toEqual(known.toReversed());
    expect(paths('deep/10-a.feature', '2-A.feature')).toEqual([
      ['deep/10-a.feature', 'a-2.feature'],
      ['2-A.feature', 'A.feature'],
    ]);
  });

  test('a scenario that is tagged as both stays tagged as the other', () => {
    const taken = takeOver('assertthat', [file('1-a.feature', typed('a', '@MANUAL @AUTOMATED @x'))]);
    expect(texts(taken)['a.feature']).toBe(typed('a', '@AUTOMATED @x'));
    expect(taken.files[0]?.testTypes).toEqual(['manual']);
  });
});

describe('of a download of Behave Pro', () => {
  const other = file('other.feature', 'Feature: o\n  @ORPHAN\n  Scenario: s\n');
  const taken = (tags: string, more = '') =>
    texts(
      takeOver('behave-pro', [other, file('a.feature', `Feature: f\n  ${tags}\n  Scenario: s\n${more}`)]),
    );

  test('a file whose issues say nothing more than their keys is of it too', () => {
    const files = [other, file('a.feature', 'Feature: f\n  @SHOP-1 @MANUAL\n  Scenario: s\n\n  \n')];
    const [, made] = takeOver('behave-pro', files).files;
    expect(textOf(made?.bytes)).toBe('Feature: f\n  @SHOP-1\n  Scenario: s\n');
    expect(made?.testTypes).toEqual(['manual']);
    expect(made?.notes.map(({ kind }) => kind)).toEqual(['test-types']);
  });

  test.each([
    ['@SHOP-1 @OPEN @SHOP-2 @WIP', '@SHOP-1 @SHOP-2 @WIP'],
    ['@SHOP-1 @OPEN @version:2', '@SHOP-1 @version:2'],
    ['@SHOP-1 @WIP @OPEN', '@SHOP-1 @OPEN'],
    ['@SHOP-1 @version:2 @assignee:ada', '@SHOP-1 @assignee:ada'],
    ['@ORPHAN @WIP @version:2', '@WIP @version:2'],
    ['@SHOP-1 @ORPHAN', '@SHOP-1 @ORPHAN'],
    ['@SHOP-1 @assignee:a @assignee:b @version:1 @version:2 @OPEN @WIP @COMPLETED', '@SHOP-1'],
  ])('%s is %s: what is not in the order of a download is somebody’s own', (tags, own) => {
    expect(taken(tags)['a.feature']).toBe(`Feature: f\n  ${own}\n  Scenario: s\n`);
  });

  test('very many blank lines are read at once, and only those at the end go', () => {
    const blank = '\n'.repeat(40_000);
    expect(taken('@ORPHAN @x', `${blank}    Given a\r\n \n\n`)['a.feature']).toBe(
      `Feature: f\n  @x\n  Scenario: s\n${blank}    Given a\r\n`,
    );
  });
});

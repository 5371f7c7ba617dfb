import fc from 'fast-check';
import { exportFeature } from '../export/export-feature';
import type { IssueFacts, ScenarioFacts } from '../export/tags';
import { documentOf } from '../testing/read';
import { anyFeature } from '../testing/documents/arbitrary';
import { maybeBehavePro } from './behave-pro';
import { opened } from './open-file';
import { recognisedTool, takeOver, type ExportedFile, type TakenExport, type Tool } from '.';

const file = (path: string, text: string): ExportedFile => ({ path, bytes: new TextEncoder().encode(text) });
const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const byPath = ({ files }: TakenExport) =>
  Object.fromEntries(
    files.map(({ path, bytes, testTypes }) => [path, { text: textOf(bytes), testTypes }] as const),
  );

/** Taken in once more, nothing changes but what is told of it. */
function settled(tool: Tool, taken: TakenExport): void {
  const again = takeOver(tool, taken.files, true);
  expect(again.emptied).toEqual([]);
  expect(again.files.map(({ path, bytes }) => [path, textOf(bytes)])).toEqual(
    taken.files.map(({ path, bytes }) => [path, textOf(bytes)]),
  );
}

/** Every scenario of some files, with all tags that it has. */
const scenariosIn = ({ files }: TakenExport) =>
  files.flatMap(({ bytes, testTypes }) => {
    const { scenarios, background } = documentOf(textOf(bytes));
    return scenarios.map(({ name, steps, tags, inheritedTags }, index) => ({
      name,
      background: (background?.steps ?? []).map(({ text }) => text),
      steps: steps.map(({ text }) => text),
      tags: new Set([...inheritedTags, ...tags].map((tag) => tag.name)),
      type: testTypes[index],
    }));
  });

interface XrayTest {
  requirements: number[];
  precondition: number;
  labels: string[];
  steps: string[];
}

const words = fc.stringMatching(/^[a-z<][a-z >|"]{0,8}[a-z]$/);
const anyTests = fc.array(
  fc.record<XrayTest>({
    requirements: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
    precondition: fc.integer({ min: 0, max: 2 }),
    labels: fc.uniqueArray(fc.constantFrom('@smoke', '@slow', '@MANUAL', '@OPEN', '@SHOP-7'), {
      maxLength: 3,
    }),
    steps: fc.array(words, { minLength: 1, maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 12 },
);

/** The tests as Xray's documentation says they are exported: a file for each pair of requirement and precondition. */
function exportedByXray(
  tests: readonly XrayTest[],
  execution: boolean,
  order: (names: string[]) => string[],
) {
  const groups = new Map<string, number[]>();
  tests.forEach(({ requirements, precondition }, n) => {
    for (const requirement of requirements.length ? requirements : [0]) {
      const key = `${requirement} ${precondition}`;
      groups.set(key, [...(groups.get(key) ?? []), n]);
    }
  });
  return order([...groups.keys()]).map((key, at) => {
    const [requirement = 0, precondition = 0] = key.split(' ').map(Number);
    const name = [at + 1, requirement && `R-${requirement}0`, precondition && `C-${precondition}0`];
    const lines = [
      ...(execution ? ['@RUN-1'] : []),
      ...(requirement ? [`@REQ_REQ-${requirement}`] : []),
      `Feature: Requirement ${requirement}`,
      '',
      ...(precondition
        ? ['\tBackground:', `\t\t#@PRECOND_PRE-${precondition}`, `\t\tGiven precondition ${precondition}`, '']
        : []),
      ...(groups.get(key) ?? []).flatMap((n) => [
        `\t@TEST_SHOP-${n + 1} ${tests[n]?.labels.join(' ') ?? ''}`.trimEnd(),
        `\tScenario: Test ${n}`,
        ...(tests[n]?.steps ?? []).map((step) => `\t\tGiven ${step}`),
        '',
      ]),
    ];
    return file(`${name.filter(Boolean).join('_')}.feature`, lines.join('\n'));
  });
}

test('Xray: random tests come back, each once, with all its requirements, under any numbering', () => {
  fc.assert(
    fc.property(anyTests, fc.boolean(), fc.nat(), (tests, execution, seed) => {
      const files = exportedByXray(tests, execution, (names) => names);
      expect(recognisedTool(files)).toBe('xray');
      const taken = takeOver('xray', files);
      const found = scenariosIn(taken).sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
      expect(found).toEqual(
        tests.map(({ requirements, precondition, labels, steps }, n) => ({
          name: `Test ${n}`,
          background: precondition ? [`precondition ${precondition}`] : [],
          steps: steps.map((step) => step.trim()),
          tags: new Set([`@TEST_SHOP-${n + 1}`, ...labels, ...requirements.map((one) => `@REQ_REQ-${one}`)]),
          type: undefined,
        })),
      );
      settled('xray', taken);
      const turned = exportedByXray(tests, !execution, (names) =>
        names.map((_, at) => names[(at + seed) % names.length] ?? ''),
      );
      // Where nothing but its tests names a file, its name goes by that, and there may be more than one.
      if (tests.every(({ requirements }) => requirements.length)) {
        expect(byPath(takeOver('xray', turned))).toEqual(byPath(taken));
      }
    }),
  );
});

const anyAssertThat = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[A-Z][a-z]{1,6} [a-z]{1,6}$/),
    scenarios: fc.array(
      fc.record({
        manual: fc.boolean(),
        tags: fc.uniqueArray(fc.constantFrom('@SHOP-1', '@SHOP-2', '@smoke', '@WIP'), { maxLength: 3 }),
        steps: fc.array(words, { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  { selector: ({ name }) => name.toLowerCase(), minLength: 1, maxLength: 5 },
);

test('AssertThat: random features come back under names without numbers', () => {
  fc.assert(
    fc.property(anyAssertThat, fc.constantFrom('-', '_'), (features, dash) => {
      const exported = (first: number) =>
        features.map(({ name, scenarios }, n) =>
          file(
            `${n + first}${dash}${name.toLowerCase().replace(' ', '-')}.feature`,
            [
              '# language: en',
              `Feature: ${name}`,
              '',
              ...scenarios.flatMap(({ manual, tags, steps }, at) => [
                `    ${[manual ? '@MANUAL' : '@AUTOMATED', ...tags].join(' ')} `,
                `    Scenario: ${name} ${at}`,
                '        ',
                ...steps.map((step) => `        Given ${step}`),
                '',
              ]),
            ].join('\r\n'),
          ),
        );
      expect(recognisedTool(exported(1))).toBe('assertthat');
      const taken = takeOver('assertthat', exported(1));
      expect(scenariosIn(taken)).toEqual(
        features.flatMap(({ name, scenarios }) =>
          scenarios.map(({ manual, tags, steps }, at) => ({
            name: `${name} ${at}`,
            background: [],
            steps: steps.map((step) => step.trim()),
            tags: new Set(tags),
            type: manual ? 'manual' : 'automated',
          })),
        ),
      );
      settled('assertthat', taken);
      expect(byPath(takeOver('assertthat', exported(7)))).toEqual(byPath(taken));
    }),
  );
});

test('Behave Pro: a download of any feature says again what the feature said', () => {
  const facts: fc.Arbitrary<ScenarioFacts> = fc.record({
    issues: fc.uniqueArray(
      fc.record({
        key: fc.constantFrom('SHOP-1', 'SHOP-2', 'SHOP-3'),
        assignee: fc.option(fc.constantFrom('ada@x.io', 'Paul #2'), { nil: undefined }),
        versions: fc.uniqueArray(fc.constantFrom('1.0 beta', '2'), { maxLength: 2 }),
        status: fc.constantFrom('OPEN' as const, 'WIP' as const, 'COMPLETED' as const, undefined),
      }),
      { selector: (one: IssueFacts) => one.key, maxLength: 2 },
    ),
    manual: fc.boolean(),
  });
  fc.assert(
    fc.property(anyFeature, fc.infiniteStream(facts), (text, stream) => {
      const document = documentOf(text);
      const given = document.scenarios.map((): ScenarioFacts => stream.next().value);
      const exported = exportFeature(document, given, { includeManual: true });
      if (!exported) return;
      const taken = takeOver('behave-pro', [file('f.feature', exported.text)], true);
      expect(taken.files[0]?.testTypes).toEqual(given.map(({ manual }) => (manual ? 'manual' : 'automated')));
      const back = documentOf(textOf(taken.files[0]?.bytes ?? new Uint8Array()));
      const read = ({ scenarios, background }: typeof back) => ({
        background: background?.steps.map(({ text: step }) => step),
        scenarios: scenarios.map(({ name, steps, examples }) => [
          name,
          steps.map(({ keyword, text: step }) => [keyword, step]),
          examples.map(({ columns, rows }) => [columns, rows]),
        ]),
      });
      expect(read(back)).toEqual(read(document));
      expect(back.scenarios.map(({ tags }) => tags.map(({ name }) => name))).toEqual(
        document.scenarios.map(({ tags }, n) => [
          ...new Set([
            ...(given[n]?.issues ?? []).map(({ key }) => `@${key}`),
            ...tags.map(({ name }) => name),
          ]),
        ]),
      );
      settled('behave-pro', taken);
    }),
  );
});

test.each(['behave-pro', 'xray', 'assertthat'] as const)(
  'any feature without marks of %s is taken to the byte',
  (tool) => {
    fc.assert(
      fc.property(anyFeature, (text) => {
        const given = file('a.feature', text);
        const read = opened(given);
        // Keys before every scenario may be of a download, which ends with blank lines that are not its own.
        fc.pre(tool !== 'behave-pro' || !read || !maybeBehavePro(read));
        const { files } = takeOver(tool, [given], true);
        expect(textOf(files[0]?.bytes ?? new Uint8Array())).toBe(text);
      }),
    );
  },
);

import fc from 'fast-check';
import { expectStatus, TestSite } from '../test-support';

/**
 * Laws that hold of every query over a site whose issues differ in all the fields used: absent values, equal
 * values, several values.
 */
let site: TestSite;

beforeAll(async () => {
  site = new TestSite();
  await site.project('LAW');
  const types = ['Story', 'Bug', 'Task'];
  for (let index = 0; index < 12; index += 1) {
    const { key } = await site.issue('LAW', `Case ${index % 5} ${index % 2 ? 'odd' : 'even'}`, {
      issuetype: { name: types[index % 3] },
      labels: ['red', 'blue', 'green'].slice(index % 4),
      priority: { id: String((index % 5) + 1) },
    });
    const put = (value: unknown) => site.call('app', 'PUT', `issue/${key}/properties/behave-pro`, value);
    if (index % 3 > 0)
      expectStatus(await put({ failed: index % 4, result: index % 2 ? 'failed' : 'passed' }), 201);
  }
});
afterAll(() => site.close());

const terminal = fc.oneof(
  fc
    .tuple(fc.constantFrom('=', '!=', '>', '>=', '<', '<='), fc.integer({ min: -1, max: 5 }))
    .map(([operator, number]) => `bddFailed ${operator} ${number}`),
  fc
    .tuple(fc.constantFrom('=', '!='), fc.constantFrom('failed', 'passed', 'other'))
    .map(([operator, result]) => `bddResult ${operator} ${result}`),
  fc
    .tuple(fc.constantFrom('in', 'not in'), fc.subarray(['red', 'blue', 'green'], { minLength: 1 }))
    .map(([operator, labels]) => `labels ${operator} (${labels.join(', ')})`),
  fc.constantFrom('labels is EMPTY', 'bddFailed is not EMPTY', 'summary ~ odd', 'summary !~ "case 1"'),
  fc
    .tuple(fc.constantFrom('>', '<='), fc.constantFrom('High', 'Medium', 'Low'))
    .map(([operator, priority]) => `priority ${operator} ${priority}`),
);
const { clause } = fc.letrec<{ clause: string }>((tie) => ({
  clause: fc.oneof(
    { depthSize: 'small' },
    terminal,
    tie('clause').map((inner) => `NOT (${inner})`),
    fc
      .tuple(tie('clause'), fc.constantFrom('AND', 'OR'), tie('clause'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
  ),
}));

const found = async (jql: string): Promise<string[]> => (await site.search(jql)).sort();
const holds = (law: (a: string, b: string) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(clause, clause, law), { numRuns: 60 });

test('De Morgan: NOT (a AND b) is NOT a OR NOT b, and the other way round', () =>
  holds(async (a, b) => {
    expect(await found(`NOT (${a} AND ${b})`)).toEqual(await found(`NOT (${a}) OR NOT (${b})`));
    expect(await found(`NOT (${a} OR ${b})`)).toEqual(await found(`NOT (${a}) AND NOT (${b})`));
  }));

test('NOT NOT a is a', () =>
  holds(async (a) => {
    expect(await found(`NOT (NOT (${a}))`)).toEqual(await found(a));
  }));

test('AND is the intersection, OR the union', () =>
  holds(async (a, b) => {
    const [left, right] = [await found(a), await found(b)];
    expect(await found(`${a} AND ${b}`)).toEqual(left.filter((key) => right.includes(key)));
    expect(await found(`${a} OR ${b}`)).toEqual([...new Set([...left, ...right])].sort());
  }));

test('a and NOT a share nothing; who is in neither has an empty field', () =>
  fc.assert(
    fc.asyncProperty(terminal, async (a) => {
      const both = [...(await found(a)), ...(await found(`NOT ${a}`))];
      expect(new Set(both).size).toBe(both.length);
      const field = a.split(' ')[0] ?? '';
      const filled = field === 'priority' ? 'project = LAW' : `${field} is not EMPTY`;
      if (!a.includes('EMPTY')) expect(both.sort()).toEqual(await found(filled));
    }),
    { numRuns: 60 },
  ));

test('ORDER BY finds the same issues, sorted; DESC is the reverse where no two are equal', () =>
  fc.assert(
    fc.asyncProperty(
      clause,
      fc.constantFrom('priority', 'bddFailed', 'labels', 'summary'),
      async (a, field) => {
        const ascending = await site.search(`${a} ORDER BY ${field} ASC, key ASC`);
        const descending = await site.search(`${a} ORDER BY ${field} DESC, key DESC`);
        expect([...descending].reverse()).toEqual(ascending);
        expect([...ascending].sort()).toEqual(await found(a));
      },
    ),
    { numRuns: 40 },
  ));

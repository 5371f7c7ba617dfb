import fc from 'fast-check';
import type { Context } from '../context';
import { readIssueFacts, type JiraIssue } from '../forge/jira';
import {
  readEntities,
  StorageError,
  transact,
  type EntityRef,
  type Operation,
  type Stored,
} from '../forge/kvs';
import { changeAnew } from '../records/change';
import * as refs from '../records/refs';
import { FACTS_KEPT_MS, forgetFacts, issueFacts } from './issue-facts';

jest.mock('../forge/jira', () => ({
  ...jest.requireActual<object>('../forge/jira'),
  readIssueFacts: jest.fn(),
}));
jest.mock('../forge/kvs', () => ({
  ...jest.requireActual<object>('../forge/kvs'),
  readEntities: jest.fn(),
  transact: jest.fn(),
}));
jest.spyOn(console, 'warn').mockImplementation(() => undefined);

const PROJECT = '10000';
/** Two of them lie in one part. */
const ISSUES = ['1', '2', '9'];

const nameOf = ({ entity, key }: EntityRef): string => `${entity} ${key}`;

/** Storage that has what was written, at once. */
function storage(): void {
  const held = new Map<string, Stored>();
  const holds = (operation: Operation): boolean => {
    if (operation.kind === 'content' || operation.kind === 'content gone' || operation.expected === 'any')
      return true;
    return (held.get(nameOf(operation.ref))?.revision ?? 'absent') === operation.expected;
  };
  jest.mocked(readEntities).mockImplementation(async (some) => some.map((ref) => held.get(nameOf(ref))));
  jest.mocked(transact).mockImplementation(async (operations) => {
    if (!operations.every(holds)) throw new StorageError('conflict', 'CONDITIONAL_CHECK_FAILED');
    for (const operation of operations)
      if (operation.kind === 'set') held.set(nameOf(operation.ref), operation.value);
  });
}

/** What happens: an issue changes in Jira; the first event that has not come yet comes; somebody downloads. */
type Happening =
  | { kind: 'change'; issue: string }
  | { kind: 'event' }
  | { kind: 'download'; beforeAnswer: Happening[]; afterAnswer: Happening[] };

const plain = fc.oneof(
  fc.record({ kind: fc.constant('change' as const), issue: fc.constantFrom(...ISSUES) }),
  fc.constant({ kind: 'event' as const }),
);
const happenings = fc.array(
  fc.oneof(
    plain,
    fc.record({
      kind: fc.constant('download' as const),
      beforeAnswer: fc.array(plain, { maxLength: 3 }),
      afterAnswer: fc.array(plain, { maxLength: 3 }),
    }),
  ),
  { maxLength: 12 },
);

/** A site with linked issues whose status is a number that counts their changes. */
async function site(now: number) {
  storage();
  await changeAnew(now, async (records) => {
    await records.prefetch(ISSUES.map(refs.issue));
    for (const id of ISSUES)
      records.put(refs.issue(id), { links: [], mirror: { due: false } }, { projectId: PROJECT });
  });
  const status = new Map(ISSUES.map((id) => [id, 0]));
  const coming: string[] = [];
  const context = { now, removals: { projects: new Map() } } as unknown as Context;
  const told = async () => (await issueFacts(PROJECT, ISSUES, context.now)).byId;
  const happen = async (what: Happening): Promise<void> => {
    if (what.kind === 'change') {
      status.set(what.issue, (status.get(what.issue) ?? 0) + 1);
      coming.push(what.issue);
    } else if (what.kind === 'event') {
      const issue = coming.shift();
      if (issue) await forgetFacts(context, issue);
    } else {
      jest.mocked(readIssueFacts).mockImplementationOnce(async (ids) => {
        for (const meanwhile of what.beforeAnswer) await happen(meanwhile);
        const answer = answered(ids);
        for (const meanwhile of what.afterAnswer) await happen(meanwhile);
        return answer;
      });
      await told();
      jest
        .mocked(readIssueFacts)
        .mockReset()
        .mockImplementation(async (ids) => answered(ids));
    }
  };
  const answered = (ids: readonly string[]): JiraIssue[] =>
    ids.map((id) => ({ id, key: `SHOP-${id}`, fields: { status: { id: String(status.get(id)) } } }));
  jest
    .mocked(readIssueFacts)
    .mockReset()
    .mockImplementation(async (ids) => answered(ids));
  return {
    context,
    happen,
    told,
    inJira: () => ISSUES.map((id) => String(status.get(id))),
    allEvents: async () => {
      while (coming.length) await happen({ kind: 'event' });
    },
  };
}

const statuses = (told: Map<string, { statusId?: string }>) => ISSUES.map((id) => told.get(id)?.statusId);

test('whatever changes while somebody downloads, what is told is what Jira says once its events have come', async () => {
  await fc.assert(
    fc.asyncProperty(happenings, async (all) => {
      const { happen, told, inJira, allEvents } = await site(Date.parse('2026-01-01'));
      for (const what of all) await happen(what);
      await allEvents();
      expect(statuses(await told())).toEqual(inJira());
    }),
  );
});

test('where an event is lost, a day is the longest that something old is told', async () => {
  await fc.assert(
    fc.asyncProperty(happenings, fc.nat({ max: 2 * FACTS_KEPT_MS }), async (all, later) => {
      const { context, happen, told, inJira } = await site(Date.parse('2026-01-01'));
      for (const what of all) await happen(what);
      context.now += later;
      await told();
      context.now += FACTS_KEPT_MS;
      expect(statuses(await told())).toEqual(inJira());
    }),
  );
});

test('what is known is not asked again, and said to hold for a day from when the oldest of it was read', async () => {
  const now = Date.parse('2026-01-01');
  const { context, told } = await site(now);
  await told();
  context.now += 1_000;
  await forgetFacts(context, '1');
  jest.mocked(readIssueFacts).mockClear();
  const { until } = await issueFacts(PROJECT, ISSUES, context.now);
  expect(jest.mocked(readIssueFacts).mock.calls).toEqual([[['1']]]);
  expect(until).toBe(now + FACTS_KEPT_MS);
  expect((await issueFacts(PROJECT, [], context.now)).until).toBe(context.now + FACTS_KEPT_MS);
});

test('an issue that is not there for the app is not asked for each time', async () => {
  const { told } = await site(0);
  jest.mocked(readIssueFacts).mockResolvedValue([]);
  expect((await told()).size).toBe(0);
  expect((await told()).size).toBe(0);
  expect(readIssueFacts).toHaveBeenCalledTimes(1);
});

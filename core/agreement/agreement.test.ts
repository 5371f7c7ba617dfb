import fc from 'fast-check';
import {
  accountIdsOf,
  countReady,
  isStale,
  isStanding,
  mayRemove,
  maySettle,
  NO_AGREEMENT,
  openQuestions,
  scenariosSeen,
  withoutQuestion,
  withoutVote,
  withQuestion,
  withReopened,
  withResolved,
  withAccounts,
  withVote,
  type Agreement,
} from '.';

const person = (accountId: string, isAdmin = false) => ({ accountId, isAdmin });
const question = (id: string, by: string, at = 1) => ({ id, by, at, text: `Why ${id}?` });

type Act = (agreement: Agreement) => Agreement;
const who = fc.constantFrom('a', 'b', 'c');
const act: fc.Arbitrary<Act> = fc.oneof(
  fc
    .record({ by: who, at: fc.nat(), seen: fc.constantFrom('x', 'y') })
    .map((vote) => (before: Agreement) => withVote(before, vote)),
  fc.tuple(who, fc.nat()).map(
    ([by, at]) =>
      (before: Agreement) =>
        withoutVote(before, by, at),
  ),
  fc.tuple(fc.nat(4), who).map(
    ([id, by]) =>
      (before: Agreement) =>
        withQuestion(before, question(`${id}`, by)),
  ),
  fc.tuple(fc.nat(4), who).map(
    ([id, by]) =>
      (before: Agreement) =>
        withResolved(before, `${id}`, { by, at: 2 }),
  ),
  fc.nat(4).map((id) => (before: Agreement) => withReopened(before, `${id}`)),
);
const after = (acts: readonly Act[]): Agreement => acts.reduce((before, one) => one(before), NO_AGREEMENT);

test('a vote that is taken back keeps the name until this person votes again', () => {
  const voted = withVote(NO_AGREEMENT, { by: 'a', at: 1, seen: 'x' });
  const back = withoutVote(voted, 'a', 5);
  expect(back.votes).toEqual([{ by: 'a', at: 1, seen: 'x', withdrawn: 5 }]);
  expect(withoutVote(back, 'a', 9)).toEqual(back);
  expect(withVote(back, { by: 'a', at: 7, seen: 'y' }).votes).toEqual([{ by: 'a', at: 7, seen: 'y' }]);
});

test('a vote for other scenarios than there are now is stale, and counts until it is taken back', () => {
  const { votes } = withVote(NO_AGREEMENT, { by: 'a', at: 1, seen: 'x' });
  expect(votes.map((vote) => [isStale(vote, 'x'), isStale(vote, 'y'), isStanding(vote)])).toEqual([
    [false, true, true],
  ]);
  expect(countReady({ votes, questions: [] })).toBe(1);
});

test('one that was taken back is not stale: nothing of it counts', () => {
  const [vote] = withoutVote(withVote(NO_AGREEMENT, { by: 'a', at: 1, seen: 'x' }), 'a', 5).votes;
  expect(vote && isStale(vote, 'y')).toBe(false);
});

test('a question that is settled keeps who settled it first', () => {
  const asked = withQuestion(NO_AGREEMENT, question('q', 'a'));
  const settled = withResolved(asked, 'q', { by: 'b', at: 2 });
  expect(withResolved(settled, 'q', { by: 'c', at: 3 })).toEqual(settled);
});

test('asking takes back the own vote and nobody else’s', () => {
  const both = after([
    (one) => withVote(one, { by: 'a', at: 1, seen: 'x' }),
    (one) => withVote(one, { by: 'b', at: 1, seen: 'x' }),
    (one) => withQuestion(one, question('q', 'a', 4)),
  ]);
  expect(both.votes.map(({ by, withdrawn }) => [by, withdrawn])).toEqual([
    ['a', 4],
    ['b', undefined],
  ]);
});

test('who asked and an admin settle a question; who asked takes it away until somebody has', () => {
  const asked = question('q', 'a');
  expect([person('a'), person('b'), person('b', true)].map((one) => maySettle(asked, one))).toEqual([
    true,
    false,
    true,
  ]);
  expect([person('a'), person('b'), person('b', true)].map((one) => mayRemove(asked, one))).toEqual([
    true,
    false,
    false,
  ]);
  const settled = withResolved(withQuestion(NO_AGREEMENT, asked), 'q', { by: 'b', at: 2 });
  const again = withReopened(settled, 'q');
  for (const { questions } of [settled, again])
    expect(questions.some((one) => mayRemove(one, person('a')))).toBe(false);
  const comments = [
    { state: 'written', at: 1, id: '7' },
    { state: 'writing', at: 1 },
    { state: 'failed', at: 1 },
    { state: 'due', at: 1 },
  ] as const;
  expect(comments.map((comment) => mayRemove({ ...asked, comment }, person('a')))).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(withoutQuestion(again, 'q').questions).toEqual([]);
});

test('what several people do leaves one vote a person, one question an id, and nothing that counts twice', () => {
  fc.assert(
    fc.property(fc.array(act), (acts) => {
      const { votes, questions } = after(acts);
      expect(new Set(votes.map(({ by }) => by)).size).toBe(votes.length);
      expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
      expect(countReady({ votes, questions })).toBeLessThanOrEqual(votes.length);
      expect(openQuestions({ votes, questions }).length).toBeLessThanOrEqual(questions.length);
    }),
  );
});

test('doing the same again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(act), act, (acts, last) => {
      const once = last(after(acts));
      expect(last(once)).toEqual(once);
    }),
  );
});

test('nobody who is named is missing among the account ids', () => {
  fc.assert(
    fc.property(fc.array(act), (acts) => {
      const agreement = after(acts);
      const ids = accountIdsOf(agreement);
      const named = [...JSON.stringify(agreement).matchAll(/"by":"(\w+)"/g)].map(([, id]) => id);
      expect([...ids].sort()).toEqual([...new Set(named)].sort());
    }),
  );
});

test('what scenarios say has one name in any order, and another as soon as one differs', () => {
  const a = { id: '1', hash: 'x' };
  const b = { id: '2', hash: 'y' };
  expect(scenariosSeen([a, b])).toBe(scenariosSeen([b, a]));
  const others = [[a], [b], [], [a, { ...b, hash: 'z' }], [a, { ...b, id: '3' }]].map(scenariosSeen);
  expect(new Set([scenariosSeen([a, b]), ...others]).size).toBe(6);
});

test('an account that is replaced is nowhere any more, and nothing else changes', () => {
  fc.assert(
    fc.property(fc.array(act), (acts) => {
      const before = after(acts);
      const without = withAccounts(before, (id) => (id === 'a' ? 'former' : id));
      expect(accountIdsOf(without)).not.toContain('a');
      expect(withAccounts(without, (id) => (id === 'former' ? 'a' : id))).toEqual(before);
      expect([countReady(without), openQuestions(without).length]).toEqual([
        countReady(before),
        openQuestions(before).length,
      ]);
    }),
  );
});

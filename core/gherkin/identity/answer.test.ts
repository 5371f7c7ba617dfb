import { NEW, withAnswers } from './answer';
import type { Rematched } from './rematch';

const entry = (id: string) => ({ id, issues: [] });
const [a, b, c] = [entry('a'), entry('b'), entry('c')];

const rematched: Rematched = {
  kept: [a, undefined, undefined, undefined],
  ask: [
    { index: 1, candidates: [b, c] },
    { index: 2, candidates: [b, c] },
  ],
  gone: [],
};
const answered = (...answers: [number, string][]) => withAnswers(rematched, new Map(answers));

test('without answers all is asked', () => {
  expect(answered()).toEqual({ kept: rematched.kept, open: rematched.ask });
});

test('an answer is taken, and the candidate is no other’s any more', () => {
  expect(answered([1, 'c'])).toEqual({
    kept: [a, c, undefined, undefined],
    open: [{ index: 2, candidates: [b] }],
  });
  expect(answered([1, 'c'], [2, 'b'])).toEqual({ kept: [a, c, b, undefined], open: [] });
  expect(answered([1, NEW], [2, NEW])).toEqual({ kept: rematched.kept, open: [] });
});

test('an answer that cannot be is asked again', () => {
  expect(answered([1, 'a']).open).toEqual(rematched.ask);
  expect(answered([1, 'b'], [2, 'b'])).toEqual({
    kept: [a, b, undefined, undefined],
    open: [{ index: 2, candidates: [c] }],
  });
});

test('a question is closed when its candidates are all others', () => {
  const one: Rematched = {
    kept: [undefined, undefined],
    ask: [
      { index: 0, candidates: [b] },
      { index: 1, candidates: [b] },
    ],
    gone: [],
  };
  expect(withAnswers(one, new Map([[0, 'b']]))).toEqual({ kept: [b, undefined], open: [] });
});

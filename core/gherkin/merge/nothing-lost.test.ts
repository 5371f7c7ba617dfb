import { splitLines } from '../lines';
import { nothingLost } from './nothing-lost';
import { conflict, merged } from './pieces';
import { placed } from './placed-lines';

const lines = (text: string) => placed(splitLines(text));
const sides = {
  base: lines('Given a\nGiven b\nGiven c\n'),
  mine: lines('Given a\nGiven mine\nGiven c\n'),
  theirs: lines('Given a\nGiven b\nGiven theirs\nGiven c\n'),
};

test.each([
  ['both changes', 'Given a\nGiven mine\nGiven theirs\nGiven c\n', true],
  ['one line of mine less', 'Given a\nGiven theirs\nGiven c\n', false],
  ['one line of theirs less', 'Given a\nGiven mine\nGiven c\n', false],
  ['a line both left less', 'Given a\nGiven mine\nGiven theirs\n', false],
  ['what mine took away still there', 'Given a\nGiven b\nGiven mine\nGiven theirs\nGiven c\n', true],
])('a merge with %s', (_, text, kept) => {
  expect(nothingLost(sides, [merged(lines(text))])).toBe(kept);
});

test('what stands in a conflict is not lost', () => {
  const [a, c] = [merged(lines('Given a\n')), merged(lines('Given c\n'))];
  const place = {
    base: lines('Given b\n'),
    mine: lines('Given mine\n'),
    theirs: lines('Given b\nGiven theirs\n'),
  };
  expect(nothingLost(sides, [a, conflict({ part: 'text' }, place), c])).toBe(true);
  expect(nothingLost(sides, [a, conflict({ part: 'text' }, { ...place, theirs: [] }), c])).toBe(false);
});

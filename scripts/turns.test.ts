import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './checks';
import { TAKING_TURNS } from './suites';
import { takeTurns } from './turns';

test('one of each group has its turn, and each has it some time', () => {
  const groups = [['a', 'b'], ['c', 'd', 'e'], ['f']];
  const had = new Set<string>();
  for (let seed = 0; seed < 100; seed += 1) {
    const { now, later } = takeTurns(groups, seed);
    expect(groups.map((group) => group.filter((name) => now.includes(name)).length)).toEqual([1, 1, 1]);
    expect([...now, ...later].sort()).toEqual(groups.flat());
    for (const name of now) had.add(name);
  }
  expect([...had].sort()).toEqual(groups.flat());
});

test('every file that takes turns is there, once', () => {
  const names = TAKING_TURNS.flat();
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(existsSync(path.join(ROOT, `test/host/${name}.test.ts`))).toBe(true);
});

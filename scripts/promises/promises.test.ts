import { DATA } from './data';
import { journeys, tests, testsIn } from './journeys';
import { unkept } from './page';
import { PANEL } from './panel';

test('tests of a file are found by the way they are declared, but for those that do not run', () => {
  const declared = [
    `test('one', run)`,
    `test.each(cases)('%s px', run)`,
    `test.skip('skipped', run)`,
    `test.skip.each(cases)('skipped %s', run)`,
    `test.todo('to be written')`,
    `expect(test('two', run))`,
    'test(`a ${number} b ${other}`, run)',
    `other('three', run)`,
  ];
  expect(testsIn(`describe('a', () => { ${declared.join('; ')} });`)).toEqual([
    'one',
    '%s px',
    'two',
    'a … b …',
  ]);
});

test('what the panel does is tried by journeys that are there, and each says something of its own', () => {
  const promised = Object.values(PANEL).flat();
  expect(unkept(promised, journeys())).toEqual([]);
  expect(new Set(promised.map(({ what }) => what)).size).toBe(promised.length);
});

test('what is promised of data is shown by tests that are there', () => {
  expect(unkept(DATA, tests())).toEqual([]);
});

test('a journey that is not there is found out', () => {
  const promised = [{ what: 'It sings.', by: ['panel › sings'] as const }];
  expect(unkept(promised, journeys())).toEqual(['panel › sings']);
});

import { journeys, testsIn } from './journeys';
import { unkept } from './page';
import { PANEL } from './panel';

test('tests of a file are found however they are declared', () => {
  const text = `describe('a', () => { test('one', f); test.each(cases)('%s px', f); test.skip('two', f); it('no', f); })`;
  expect(testsIn(text)).toEqual(['one', '%s px', 'two']);
});

test('what the panel does is tried by journeys that are there, and each says something of its own', () => {
  const promised = Object.values(PANEL).flat();
  expect(unkept(promised, journeys())).toEqual([]);
  expect(new Set(promised.map(({ what }) => what)).size).toBe(promised.length);
});

test('a journey that is not there is found out', () => {
  const promised = [{ what: 'It sings.', by: ['panel › sings'] as const }];
  expect(unkept(promised, journeys())).toEqual(['panel › sings']);
});

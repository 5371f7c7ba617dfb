import fc from 'fast-check';
import { byKeptPath, keptPath, markedPath, MAX_PATH_BYTES } from './paths';

const bytes = (text: string): number => new TextEncoder().encode(text).length;

describe('a path that is marked', () => {
  test.each([
    ['basket.feature', 'basket (2).feature'],
    ['deep/er/basket.FEATURE', 'deep/er/basket (2).FEATURE'],
    ['notes.feature.md', 'notes (2).feature.md'],
    ['NOTES.Feature.MD', 'NOTES (2).Feature.MD'],
    ['a.b', 'a.b (2)'],
    ['.feature', ' (2).feature'],
  ])('%j becomes %j', (path, marked) => expect(markedPath(path, ' (2)')).toBe(marked));

  test('loses the end of its name where it would be too long, whole characters only', () => {
    const folder = `${'d'.repeat(700)}/`;
    const path = `${folder}${'é'.repeat(45)}.feature`;
    expect(bytes(path)).toBeLessThanOrEqual(MAX_PATH_BYTES);
    const marked = markedPath(path, ' (10)');
    expect(marked).toBe(`${folder}${'é'.repeat(43)} (10).feature`);
  });

  test('loses its last folders where its name is too short for that', () => {
    const path = `a/${'d'.repeat(780)}/bc.feature`;
    expect(markedPath(path, ' (as of 1 May)')).toBe('a/bc (as of 1 May).feature');
  });

  test('is never too long, keeps its ending and its mark, and is a path', () => {
    const part = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
      .map((s) => s.replaceAll('/', '-'));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.nat(9_999), (parts, n) => {
        const path = `${parts.join('/')}.feature`;
        fc.pre(bytes(path) <= MAX_PATH_BYTES);
        const marked = markedPath(path, ` (${n})`);
        expect(bytes(marked)).toBeLessThanOrEqual(MAX_PATH_BYTES);
        expect(marked.endsWith(` (${n}).feature`)).toBe(true);
        expect(marked.split('/')).not.toContain('');
      }),
    );
  });
});

describe('a path', () => {
  const [composed, apart] = ['caf\u00e9.feature', 'cafe\u0301.feature'];

  test('is kept with its accents as one character each', () => {
    expect(keptPath(apart)).toBe(composed);
    expect(keptPath(composed)).toBe(composed);
  });

  test('finds what was kept as it came; of two that differ only so, the one that is written so', () => {
    const [one, other] = [{ path: apart }, { path: composed }];
    expect(byKeptPath([one]).get(composed)).toBe(one);
    expect(byKeptPath([one, other]).get(composed)).toBe(other);
    expect(byKeptPath([other, one]).get(composed)).toBe(other);
  });
});

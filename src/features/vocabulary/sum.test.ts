import type { VocabularyEntry } from '../../records/kinds';
import { summedUp } from './sum';

const entry = (id: string, steps: readonly string[], tags: readonly string[] = []): VocabularyEntry => ({
  id,
  steps: steps.join('\n'),
  uses: [],
  tags: tags.join('\n'),
  tagUses: [],
});

const texts = (feature: number, length: number, unit: string): string[] =>
  Array.from({ length: 60_000 / length }, (_, n) =>
    `${feature} ${n} ${unit.repeat(length)}`.slice(0, length),
  );

test('the most useful come first', () => {
  const used = entry('b', ['often', 'here'], ['@b']);
  const all = [entry('a', ['once', 'often'], ['@a', '@b']), used];
  expect(summedUp(all, [used])).toEqual({
    steps: [
      { text: 'often', uses: 2, here: 1 },
      { text: 'here', uses: 1, here: 1 },
      { text: 'once', uses: 1, here: 0 },
    ],
    tags: [
      { name: '@b', uses: 2 },
      { name: '@a', uses: 1 },
    ],
  });
});

test.each([
  ['Chinese', '字', 300],
  ['quotes', '"', 300],
  ['short texts', 'a', 20],
])('an answer of much in %s is one that can be sent, and says that there is more', (_, unit, length) => {
  const all = Array.from({ length: 40 }, (_one, n) => {
    const words = texts(n, length, unit);
    return entry(
      String(n),
      words,
      words.map((word) => `@${word}`),
    );
  });
  const answer = summedUp(all, []);
  expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(4.5 * 1024 * 1024);
  expect(answer).toMatchObject({ more: true });
  expect(answer.steps.length).toBeGreaterThan(3_000);
});

import { MAX_LINES, MAX_SCENARIOS } from '@behave-pro/core/gherkin';
import { encodedBytes } from '../records/codec';
import type { FeatureBody } from '../records/kinds';
import { MAX_FEATURE_BYTES, sizeProblem } from './feature-size';

/** Text that hardly compresses, always the same. */
const noise = (chars: number): string => {
  let state = 1;
  return Array.from({ length: chars }, () => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(0x4e00 + (state % 20000));
  }).join('');
};
const body = (text: string, scenarios = 0): FeatureBody => ({
  text,
  scenarios: Array.from({ length: scenarios }, (_, n) => ({ id: `abcdefabcdef.${n}`, issues: [] })),
});

/** The longest beginning of a text that encodes within the limit. */
function longestWithin(text: string): number {
  let [most, over] = [0, text.length];
  while (over - most > 1) {
    const middle = Math.floor((most + over) / 2);
    if (encodedBytes(body(text.slice(0, middle))) <= MAX_FEATURE_BYTES) most = middle;
    else over = middle;
  }
  return most;
}

test('takes what encodes to the limit and says the size of what is more', () => {
  const text = noise(120_000);
  const most = longestWithin(text);
  expect(sizeProblem(body(text.slice(0, most)))).toBeUndefined();
  expect(sizeProblem(body(text.slice(0, most + 4)))).toBe(
    'The feature takes 201 KB compressed; 200 KB can be stored.',
  );
  expect(sizeProblem({ ...body('', 0), draft: text.slice(0, most + 40) })).toMatch(
    /^The feature takes 201 KB/,
  );
});

test('counts what is not text, and what JSON makes longer', () => {
  expect(sizeProblem({ ...body('', 10), pending: [{ id: noise(120_000), projectId: '1' }] })).toMatch(/KB/);
  expect(sizeProblem(body('\u0000'.repeat(300_000)))).toBeUndefined();
});

test('takes as many lines and scenarios as the limits say, and not one more', () => {
  expect(sizeProblem(body('\n'.repeat(MAX_LINES)))).toBeUndefined();
  expect(sizeProblem(body('\n'.repeat(MAX_LINES + 1)))).toBe(
    'The feature has more than 50,000 lines, the most that are read.',
  );
  expect(sizeProblem(body('', MAX_SCENARIOS))).toBeUndefined();
  expect(sizeProblem(body('', MAX_SCENARIOS + 1))).toBe(
    'The feature has 5,001 scenarios; 5,000 are kept in one.',
  );
});

import type { SourceFile } from './import';
import { seeded } from './random';

const WORDS =
  'customer basket order voucher invoice delivery address payment card refund account email stock price discount ' +
  'supplier shop warehouse parcel courier receipt tax country currency language session password profile review ' +
  'adds removes sees pays opens closes sends receives confirms cancels changes searches selects expects has is was ' +
  'the a an my another first last empty full valid wrong expired new old with without for from to in on';

/** One of a few thousand phrases that many features use, or one of its own: about four texts to each that is new, as in files of public projects. */
function stepOf(random: () => number, shared: readonly string[], own: () => string): string {
  return random() < 0.78 ? (shared[Math.floor(random() ** 2 * shared.length)] ?? '') : own();
}

/** Files of a large project: so many features of five scenarios of four or five steps, which differ as those that people write do. */
export function largeProject(features: number): SourceFile[] {
  const random = seeded(7);
  const words = WORDS.split(' ');
  const phrase = (): string =>
    Array.from(
      { length: 5 + Math.floor(random() * 5) },
      () => words[Math.floor(random() * words.length)],
    ).join(' ');
  const shared = Array.from({ length: 3000 }, phrase);
  return Array.from({ length: features }, (_, n) => {
    const scenarios = Array.from({ length: 5 }, (__, k) => {
      const steps = Array.from({ length: 4 + (k % 2) }, (___, s) => {
        const keyword = ['Given', 'When', 'Then', 'And', 'And'][s];
        return `    ${keyword} ${stepOf(random, shared, phrase)}`;
      });
      return [`  Scenario: ${nameOf(n, k)}`, ...steps, ''].join('\n');
    });
    const text = [`@area-${n % 40}`, `Feature: Feature number ${n}`, '', ...scenarios].join('\n');
    return { path: `area-${n % 40}/feature-${n}.feature`, bytes: Buffer.from(text) };
  });
}

const nameOf = (feature: number, scenario: number): string => `Number ${feature} does what ${scenario} says`;

/** A report on all of them in Cucumber JSON, of which every so many-th fails with a message of its own. */
export const largeReport = (features: number, failsEvery: number, about: string): string =>
  JSON.stringify(
    Array.from({ length: features }, (_, n) => ({
      uri: `features/feature-number-${n}.feature`,
      name: `Feature number ${n}`,
      keyword: 'Feature',
      elements: Array.from({ length: 5 }, (__, k) => {
        const isFailing = failsEvery > 0 && (n * 5 + k) % failsEvery === 0;
        const result = isFailing
          ? {
              status: 'failed',
              duration: 1,
              error_message: `${about}: expected ${n} to be ${k}\n    at shop.js:${n}:${k}`,
            }
          : { status: 'passed', duration: 1 };
        const steps = [{ keyword: 'Given ', name: 'a basket', result }];
        return { type: 'scenario', keyword: 'Scenario', name: nameOf(n, k), steps };
      }),
    })),
  );

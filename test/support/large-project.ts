import type { SourceFile } from './import';
import { seeded } from './random';
import { failed, PASSED, ran, ranFeature, reportOn } from './reports';

const WORDS =
  'customer basket order voucher invoice delivery address payment card refund account email stock price discount ' +
  'supplier shop warehouse parcel courier receipt tax country currency language session password profile review ' +
  'adds removes sees pays opens closes sends receives confirms cancels changes searches selects expects has is was ' +
  'the a an my another first last empty full valid wrong expired new old with without for from to in on';

/**
 * Files of a large project: so many features of five scenarios of four or five steps, with as many different texts in all and
 * in each as 2,000 files of public projects have: 11,000 and eleven.
 */
export function largeProject(features: number): SourceFile[] {
  const random = seeded(7);
  const words = WORDS.split(' ');
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const phrase = (): string =>
    Array.from({ length: 5 + Math.floor(random() * 5) }, () => pick(words)).join(' ');
  const shared = Array.from({ length: 3000 }, phrase);
  return Array.from({ length: features }, (_, n) => {
    const pool = Array.from({ length: 14 }, () => (random() < 0.62 ? pick(shared) : phrase()));
    const scenarios = Array.from({ length: 5 }, (__, k) => {
      const steps = Array.from({ length: 4 + (k % 2) }, (___, s) => {
        const keyword = ['Given', 'When', 'Then', 'And', 'And'][s];
        return `    ${keyword} ${pick(pool)}`;
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
  reportOn(
    ...Array.from({ length: features }, (_, n) =>
      ranFeature(
        `features/feature-number-${n}.feature`,
        `Feature number ${n}`,
        Array.from({ length: 5 }, (__, k) => {
          const isFailing = failsEvery > 0 && (n * 5 + k) % failsEvery === 0;
          const message = `${about}: expected ${n} to be ${k}\n    at shop.js:${n}:${k}`;
          return ran(nameOf(n, k), { 'Given a basket': isFailing ? failed(message) : PASSED });
        }),
      ),
    ),
  );

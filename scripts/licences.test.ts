import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './checks';
import { isAccepted, licenceOf, licenceProblem, productionPackages } from './licences';

test('every package but those of development is under a licence that is accepted', () => {
  const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as Parameters<
    typeof productionPackages
  >[0];
  const packages = productionPackages(lock);
  expect(packages.map(([folder]) => folder)).toEqual(
    expect.arrayContaining(['node_modules/zod', 'node_modules/@forge/api', 'node_modules/react']),
  );
  const problems = packages.flatMap(([folder, locked]) => licenceProblem(ROOT, folder, locked) ?? []);
  expect(problems).toEqual([]);
});

test.each([
  'MIT',
  'MPL-2.0',
  '(MIT OR GPL-3.0-or-later)',
  'GPL-2.0-only OR (MIT AND Apache-2.0)',
  'AGPL-3.0 AND MIT OR ISC',
  'Apache-2.0 WITH LLVM-exception',
])('%s is accepted', (licence) => {
  expect(isAccepted(licence)).toBe(true);
});

test.each([
  '',
  'GPL-3.0-only',
  'AGPL-3.0-or-later',
  'SSPL-1.0',
  'LGPL-2.1',
  'GPL-2.0 WITH Classpath-exception-2.0',
  'UNLICENSED',
  'SEE LICENSE IN LICENSE.txt',
  'MIT AND GPL-3.0',
  '(MIT OR ISC) AND AGPL-3.0',
  'MIT GPL-3.0',
  '(MIT',
  'MIT)',
  'Commons-Clause',
])('%p is not', (licence) => {
  expect(isAccepted(licence)).toBe(false);
});

test('a licence is found in each spelling', () => {
  expect(licenceOf({ license: 'MIT' })).toBe('MIT');
  expect(licenceOf({ license: { type: 'MIT' } })).toBe('MIT');
  expect(licenceOf({ licenses: [{ type: 'GPL-3.0' }, { type: 'MIT' }] })).toBe('GPL-3.0 OR MIT');
  expect(licenceOf({})).toBe('');
});

test('packages of development, and those of this repository, are not looked at', () => {
  const packages = {
    '': {},
    core: {},
    'node_modules/@behave-pro/core': { link: true },
    'node_modules/a': { license: 'MIT' },
    'node_modules/a/node_modules/b': { license: 'MIT' },
    'node_modules/c': { dev: true },
  };
  expect(productionPackages({ packages }).map(([folder]) => folder)).toEqual([
    'node_modules/a',
    'node_modules/a/node_modules/b',
  ]);
});

test('a package that is not there is judged by the lock file', () => {
  const problem = (license?: string) => licenceProblem(ROOT, 'node_modules/of-another-system', { license });
  expect(problem('MIT')).toBeUndefined();
  expect(problem('GPL-3.0')).toBe('node_modules/of-another-system: GPL-3.0');
  expect(problem()).toBe('node_modules/of-another-system: no licence');
});

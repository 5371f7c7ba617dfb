import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifest } from '../../platform/manifest';
import { filesIn } from './declarations';
import { PRIVATE_MEMBERS } from './app/src/callables';
import { exportedCallables } from './packages';
import { PACKAGES } from './table';
import { groupsOf, methodsOf, verdictOn } from './verdict';

/** What a call gives is not among the exports: the case that makes the call finds it. */
const isExport = (method: string): boolean => !method.includes('()');

describe.each(PACKAGES)('%s', (name) => {
  const exported = exportedCallables(name);
  const named = methodsOf(name);

  test('every callable that is exported is in the table', () => {
    expect(exported.filter((method) => !named.includes(method))).toEqual([]);
  });

  test('the table names nothing that is not there, and nothing twice', () => {
    // A field of an instance is found by the case that makes one.
    const fields = ['Modal.onClose'];
    expect(
      named.filter(isExport).filter((method) => !exported.includes(method) && !fields.includes(method)),
    ).toEqual([]);
    expect(named.filter((method, at) => named.indexOf(method) !== at)).toEqual([]);
  });

  test('a refusal says why', () => {
    expect(groupsOf(name).filter(([, { how, why }]) => how === 'refused' && !why)).toEqual([]);
  });
});

test('members that are passed over are private in the types of a package', () => {
  const declarations = PACKAGES.flatMap((name) => filesIn(name, '.d.ts')).join('\n');
  const open = PRIVATE_MEMBERS.filter(
    (name) => !new RegExp(`private (readonly )?${name}\\b`).test(declarations),
  );
  expect(open).toEqual([]);
});

test('a method that is not called, or fares otherwise than the table says, is found', () => {
  const group = { how: 'refused', methods: ['one', 'two', 'three'] } as const;
  const calls = [{ name: 'one', refused: 'NOT_MODELLED' }, { name: 'two' }];
  expect(verdictOn(group, calls)).toEqual(['two was not refused', 'three was not called']);
  expect(verdictOn({ ...group, how: 'modelled' }, calls)).toEqual([
    'one was refused: NOT_MODELLED',
    'three was not called',
  ]);
});

test.each([
  ['providers: { auth: [] }', 'providers'],
  ['remotes: []', 'remotes'],
  ['services: []', 'services'],
  ['translations: {}', 'translations'],
  ['permissions: { external: { fetch: {} } }', 'permissions.external'],
])('a manifest with %s is refused: no wire would refuse what follows from it', (section, named) => {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  writeFileSync(join(folder, 'manifest.yml'), section);
  expect(() => readManifest(folder)).toThrow(`${named} of a manifest: not modelled`);
  rmSync(folder, { recursive: true });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { COPIED } from '@behave-pro/core/backup';
import { BACKUP } from './copies';
import { CONTENTS, ENTITIES, REACH } from './inventory';
import { CONTENT_KINDS, ownerOf } from './keys';

interface Manifest {
  app: {
    storage: { entities: { name: string; indexes: { name: string; partition: string[] }[] }[] };
  };
}

const file = path.resolve(__dirname, '../../manifest.yml');
const manifest = parse(readFileSync(file, 'utf8'), { merge: true }) as Manifest;
const { entities } = manifest.app.storage;

test('the list of kinds is what the manifest declares', () => {
  const declared = entities.map(({ name }) => name);
  expect(declared.sort()).toEqual([...ENTITIES].sort());
});

test('every kind says where the removal of a project finds it, and can be found there', () => {
  expect(Object.keys(REACH).sort()).toEqual([...ENTITIES, CONTENTS].sort());
  const found = entities.filter(({ name }) => REACH[name as keyof typeof REACH] !== 'of the site');
  for (const { name, indexes } of found)
    expect([name, indexes.find((index) => index.name === 'by-project')?.partition]).toEqual([
      name,
      ['projectId'],
    ]);
});

test('every kind says how it is backed up, and what is copied is what copies are made of', () => {
  expect(Object.keys(BACKUP).sort()).toEqual([...ENTITIES, ...CONTENT_KINDS].sort());
  const copied = Object.entries(BACKUP).flatMap(([kind, how]) => (how === 'copied' ? [kind] : []));
  expect(copied.sort()).toEqual([...COPIED].sort());
});

test('what is backed up by reference is named by a record that is copied', () => {
  const named = CONTENT_KINDS.filter((kind) => BACKUP[kind] === 'by reference');
  for (const kind of named) {
    const owner = ownerOf(`${kind}:10000:0123456789ab:0`);
    expect([kind, BACKUP[owner?.entity as keyof typeof BACKUP]]).toEqual([kind, 'copied']);
  }
  expect(CONTENT_KINDS.filter((kind) => ownerOf(`${kind}:10000:x:0`) === undefined)).toEqual([
    'backup-root',
    'backup-leaf',
    'backup-copy',
  ]);
});

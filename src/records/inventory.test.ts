import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { CONTENTS, ENTITIES, REACH } from './inventory';

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
  const found = entities.filter(({ name }) => REACH[name as keyof typeof REACH] === 'by project');
  for (const { name, indexes } of found)
    expect([name, indexes.find((index) => index.name === 'by-project')?.partition]).toEqual([
      name,
      ['projectId'],
    ]);
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { ENTITIES } from './inventory';

interface Manifest {
  app: { storage: { entities: { name: string }[] } };
}

test('the list of kinds is what the manifest declares', () => {
  const file = path.resolve(__dirname, '../../manifest.yml');
  const manifest = parse(readFileSync(file, 'utf8'), { merge: true }) as Manifest;
  const declared = manifest.app.storage.entities.map(({ name }) => name);
  expect(declared.sort()).toEqual([...ENTITIES].sort());
});

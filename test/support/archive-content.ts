import { sha256 } from '../../src/sha256';
import { bodies, type Dump } from './stored';

type Entry = { id: string };
type Shard = { entries?: Entry[] };

/** A list by what it says: in which shards its lines lie is the list's own business. */
const lineList = (dump: Dump, entity: string): Entry[] =>
  [...bodies<Shard>(dump, entity).values()]
    .flatMap(({ entries }) => entries ?? [])
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/** What an archive brings back, and what is made from it: by key, without what storage adds. */
export function archivedContent(dump: Dump): Record<string, unknown> {
  const plain = dump.kvs as { key: string; value: unknown }[];
  const attributes = (entity: string) =>
    (dump.entities[entity] ?? []).map(({ key, value }) => {
      const { path, fileName, draft, links, startedAt, published } = value;
      return [key, { path, fileName, draft, links, startedAt, published }];
    });
  return {
    ...Object.fromEntries(
      ['feature', 'issue', 'example-map', 'run', 'gone'].map((entity) => [
        entity,
        Object.fromEntries([...bodies(dump, entity)].map(([key, body]) => [key, JSON.stringify(body)])),
      ]),
    ),
    project: [...bodies<{ keys: unknown[] }>(dump, 'project')].map(([key, { keys: _keys, ...body }]) => [
      key,
      body,
    ]),
    attributes: ['feature', 'run'].map(attributes),
    removed: (dump.entities.gone ?? []).map(({ value }) => value.updatedAt),
    contents: Object.fromEntries(plain.map(({ key, value }) => [key, sha256(JSON.stringify(value))])),
    catalogue: lineList(dump, 'catalogue'),
    vocabulary: lineList(dump, 'vocabulary'),
    latest: lineList(dump, 'latest'),
    properties: dump.issueProperties,
  };
}

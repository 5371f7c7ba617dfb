import type { EntityDefinition } from '../../contract';
import type { Store } from '../../store';
import type { EntityValue } from './conditions';
import { indexesOf, positionIn } from './entities';
import { indexKey, type Item } from './items';

/** Rebuilds the indexes when the manifest declares others than those the data was written under, as a deployment does. */
export async function reindex(store: Store, declared: Map<string, EntityDefinition>): Promise<void> {
  const host = store.table<string>('host');
  const wanted = JSON.stringify([...declared.values()].map((entity) => [entity.name, indexesOf(entity)]));
  if (host.get('kvs-indexes') === wanted) return;
  const items = store.table<Item>('kvs');
  const index = store.table<string>('kvs-index');
  await index.clearAsync();
  await store.transaction(() => {
    for (const { key, value } of items.getRange()) {
      const [installation, space, name] = key as [string, string, string];
      const entity = declared.get(space.replace(/^entity:/, ''));
      if (!entity || !space.startsWith('entity:')) continue;
      for (const definition of indexesOf(entity)) {
        const position = positionIn(definition, value.value as EntityValue);
        if (!position) continue;
        const place = [
          installation,
          entity.name,
          definition.name,
          position.partition,
          position.range,
          indexKey(name),
        ];
        index.putSync(place, name);
      }
    }
    host.putSync('kvs-indexes', wanted);
  });
}

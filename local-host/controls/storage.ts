import type { Jira } from '../contract';
import type { HostPlatform } from '../platform';
import { entitySpace } from '../platform/kvs/items';
import { entitiesOf } from '../platform/manifest';

/** What is stored for an installation: numbers, and with `dump` every key and value and the upload URLs still open. */
export function describeStorage(
  platform: HostPlatform,
  jira: Jira,
  installation: string,
  dump: boolean,
): object {
  const { items } = platform.kvs;
  const values = [...items.scan(installation, 'value', '')];
  const secrets = [...items.scan(installation, 'secret', '')];
  const entities = [...entitiesOf(platform.manifest).keys()].map(
    (name) => [name, [...items.scan(installation, entitySpace(name), '')]] as const,
  );
  const objects = platform.objects.records.list(installation);
  const queue = platform.queue.pending(installation);
  const issueProperties = jira.issueProperties(installation);
  const listed = (list: Iterable<readonly [string, { value: unknown }]>): object[] =>
    [...list].map(([key, item]) => ({ key, ...item }));
  return {
    kvs: values.length,
    entities: Object.fromEntries(entities.map(([name, list]) => [name, list.length])),
    secrets: secrets.length,
    objects: objects.length,
    queue: queue.length,
    issueProperties: issueProperties.length,
    ...(dump && {
      dump: {
        kvs: listed(values),
        entities: Object.fromEntries(entities.map(([name, list]) => [name, listed(list)])),
        secrets: listed(secrets),
        objects,
        openUploads: platform.objects.openUploads(installation),
        queue,
        issueProperties,
      },
    }),
  };
}

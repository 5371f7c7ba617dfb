import type { ArchivedRecord } from '@behave-pro/core/archive';
import type { Stored } from '../forge/kvs';
import type { ArchivedKind } from '../records/archived';
import { decodeBody } from '../records/codec';
import type { StoredItem } from '../records/inventory';
import type { ApiKeyBody, FeatureBody, GoneBody, IssueBody, ProjectBody } from '../records/kinds';
import { fromStored, type Record } from '../records/record';

type Line = Pick<ArchivedRecord, 'attributes' | 'body'>;

/** What of a feature comes along: what is still to be done for it is done here, or not at all. */
function wholeFeature({ pending: _pending, news: _news, ...body }: FeatureBody): FeatureBody {
  return body;
}

const asItIs = ({ attributes, body }: Record<unknown>): Line => ({
  ...(Object.keys(attributes).length && { attributes }),
  body,
});

/** What an archive says of a record; `undefined` for one that does not leave. */
const OF_ENTITY: {
  [Kind in Exclude<ArchivedKind, 'run-part' | 'version' | 'saves' | 'latest'>]: (
    record: Record<never>,
  ) => Line | undefined;
} = {
  project({ body }: Record<ProjectBody>) {
    // Where a key leads has no settings.
    if (!('state' in body)) return undefined;
    const { keys: _keys, rebuild: _rebuild, sweep: _sweep, ...settings } = body;
    return { body: settings };
  },
  feature({ attributes: { path = '', fileName = '' }, body }: Record<FeatureBody>) {
    return body.gone ? undefined : { attributes: { path, fileName }, body: wholeFeature(body) };
  },
  issue({ body: { mirror: _mirror, ...body } }: Record<IssueBody>) {
    return { body };
  },
  'example-map': asItIs,
  run: asItIs,
  gone({ body }: Record<GoneBody>) {
    const { feature } = body;
    return feature && { body: { ...body, feature: { ...feature, body: wholeFeature(feature.body) } } };
  },
  audit: asItIs,
  'api-key'({ body: { hash: _hash, ...body } }: Record<ApiKeyBody>) {
    return { body };
  },
  removal: asItIs,
};

/** The name of a record in the archive: its key, but for what is made of a secret. */
const nameOf = (kind: ArchivedKind, key: string, body: unknown): string =>
  kind === 'api-key' ? `api-key:${(body as ApiKeyBody).userId}` : key;

/** A stored record as an archive has it. */
export function recordLine(
  kind: keyof typeof OF_ENTITY,
  { key, value }: StoredItem,
): ArchivedRecord | undefined {
  const record = fromStored<never>(value as Stored);
  const line = OF_ENTITY[kind](record);
  if (!line) return undefined;
  return {
    key: nameOf(kind, key, line.body),
    at: new Date(record.updatedAt * 1000).toISOString(),
    ...line,
  };
}

/** Immutable content as an archive has it. */
export const contentLine = ({ key, value }: StoredItem): ArchivedRecord => ({
  key,
  body: decodeBody(String(value)),
});

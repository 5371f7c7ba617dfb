import type { Item } from './items';
import type { MetadataField } from './requests';

/** The metadata a request asked for: times of the app's clock, the expiry as ISO text. */
export function metadataOf(
  item: Item,
  fields: readonly MetadataField[] = [],
): Record<string, number | string> {
  return {
    ...(fields.includes('CREATED_AT') && { createdAt: item.createdAt }),
    ...(fields.includes('UPDATED_AT') && { updatedAt: item.updatedAt }),
    ...(fields.includes('EXPIRE_TIME') &&
      item.expireAt !== undefined && { expireTime: new Date(item.expireAt).toISOString() }),
  };
}

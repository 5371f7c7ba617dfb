import type { BridgeMethod } from './frame-host';
import { NotModelled } from './not-modelled';

/**
 * The package says what it is about to do and goes on whatever it hears. Metadata and deletion are functions of the
 * backend; bytes would go between frame and object store.
 */
export const trackObjectStoreAction: BridgeMethod = (_host, payload) => {
  const { action } = payload as { action: string };
  if (action !== 'getMetadata' && action !== 'delete') throw new NotModelled(`objectStore.${action}`);
};

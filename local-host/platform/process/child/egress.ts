import type { ChildSettings } from '../protocol';
import { currentInvocation } from './invocation-state';

const urlOf = (input: string | URL | Request): URL => new URL(input instanceof Request ? input.url : input);

/**
 * Replaces `fetch` by one that reaches only the origins of presigned URLs given to this invocation: the manifest
 * allows no egress. The refusal is worded and named as Forge's own.
 */
export function installEgressFilter({ insideHeader, insideToken }: ChildSettings): void {
  const reach = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = urlOf(input);
    if (!currentInvocation().origins.has(url.origin)) {
      const refusal = new Error(`URL not included in the external fetch backend permissions: ${url.origin}.`);
      refusal.name = 'REQUEST_EGRESS_ALLOWLIST_ERR';
      throw refusal;
    }
    const request = new Request(input, init);
    request.headers.set(insideHeader, insideToken);
    return reach(request);
  };
}

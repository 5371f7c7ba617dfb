import type { PanelApi, Reply } from '../../src/invoke-api';
import type { Tenant, User } from './host';
import { ask, PANEL, type Issue } from './site';

type Value<Name extends keyof PanelApi> = Extract<ReturnType<PanelApi[Name]>, { ok: true }>['value'];

/** A payload with an id of its own, as a mutation carries it. */
export const write = (more: object = {}): object => ({ writeId: crypto.randomUUID(), ...more });

/** Calls of the panel on an issue. `at` is asked at each call: a test has a new issue, and a new host. */
export function panelCalls(at: () => { host: Tenant; issue: Pick<Issue, 'key'> }) {
  return {
    /** Whatever is answered. */
    call<Name extends keyof PanelApi>(
      user: User,
      name: Name,
      payload: object = write(),
    ): Promise<Reply<Value<Name>>> {
      const { host, issue } = at();
      return host.invoke(user, PANEL, { issueKey: issue.key }, name, payload);
    },
    /** Throws what was refused. */
    must<Name extends keyof PanelApi>(
      user: User,
      name: Name,
      payload: object = write(),
    ): Promise<Value<Name>> {
      const { host, issue } = at();
      return ask(host, user, PANEL, { issueKey: issue.key }, name, payload);
    },
  };
}

import type { ProductEvent } from '../../contract';
import type { Principal } from '../permissions/grants';
import type { Site } from '../site/site';
import type { Query } from './query';

/** Who changes a site and when: of a request, and of the task that it left behind. */
export interface Act {
  site: Site;
  principal: Principal;
  /** Whether the app made the call, in its own name or a person's. */
  fromApp: boolean;
  /** Milliseconds since 1970, by the clock that the app sees. */
  now: number;
  /** Origin of `self` links, without a slash at its end. */
  baseUrl: string;
  /** Events to deliver once the change is committed. */
  emit(event: string, payload: ProductEvent['payload']): void;
}

/** One checked request, as a handler sees it. */
export interface Call extends Act {
  path: Record<string, string>;
  query: Query;
  /** Parsed JSON that fits the operation's request schema; `undefined` when it has none. */
  body: unknown;
  /** The search aliases that the manifest declares. */
  aliases: readonly PropertyAlias[];
  /** A task to start, by its id, once the call is committed. */
  afterwards(taskId: string): void;
  /** Says of one issue of a bulk write after another whether it is to fail. */
  fails?: () => boolean;
}

/** One indexed value of an issue property: `jira:entityPropertySet` and `jira:entityProperty` of the manifest. */
export interface PropertyAlias {
  propertyKey: string;
  path: string;
  type: 'number' | 'string' | 'text' | 'user' | 'date';
  searchAlias?: string;
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** Objects a read returned, for points; none when left out. */
  objects?: number;
}

export interface Handler {
  /** Writes run inside a transaction and cost one point; reads cost one and one for each object. */
  kind: 'read' | 'write';
  /** A read that leaves a trace of itself, and so runs inside a transaction too. */
  records?: true;
  /** Jira takes the request without its body. */
  bodyOptional?: true;
  /** Query parameters it honours. */
  honours?: string[];
  /** Query parameters that change nothing the stand-in shows; every other one that is given is refused. */
  harmless?: string[];
  handle(call: Call): Answer;
}

/** The required path parameter of the operation's template. */
export function pathValue({ path }: Call, name: string): string {
  const value = path[name];
  if (value === undefined) throw new Error(`The operation has no path parameter ${name}`);
  return value;
}

import type { z } from 'zod';
import type { EntityRef } from '../../forge/kvs';
import type { Reader } from '../../records/change';
import type { Context } from '../../context';
import type { WebResponse } from '../../forge/web-trigger';
import type { Authenticated, Credentials } from './authenticate';

/** What is read together with the project that a key opens, in one request. */
export interface Early<Given, Read> {
  refs(projectId: string, given: Given): EntityRef[];
  read(records: Reader, projectId: string, given: Given): Promise<Read>;
}

/** One call of the pipeline API: what it is, what it needs, what it does once the key is accepted. */
export interface CiRoute<Given = unknown, Read = unknown> {
  name: string;
  method: string;
  /** Matched against what follows the web trigger's URL; its one group, if any, names the project. */
  path: RegExp;
  scope: 'download' | 'upload';
  /** It changes something, so a lapsed licence refuses it. */
  changes: boolean;
  /** The header that carries the key, by its name in lower case; one that does not fit carries none. */
  credentials: { header: string; holds: z.ZodType<Pick<Credentials, 'secret' | 'userId'>> };
  hint: string;
  /** What it takes of the request; an issue's message is told as it is, under the code of its `params` or as Invalid. */
  takes: z.ZodType<Given>;
  early?: Early<Given, Read>;
  run(context: Context, given: Given, access: Authenticated<Read>): Promise<WebResponse>;
}

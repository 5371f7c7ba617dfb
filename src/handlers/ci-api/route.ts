import type { z } from 'zod';
import type { Context } from '../../context';
import type { WebResponse } from '../../forge/web-trigger';
import type { Authenticated, Credentials } from './authenticate';

/** One call of the pipeline API: what it is, what it needs, what it does once the key is accepted. */
export interface CiRoute<Given = unknown> {
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
  run(context: Context, given: Given, access: Authenticated): Promise<WebResponse>;
}

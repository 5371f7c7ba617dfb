import type { Context } from '../../context';
import type { WebRequest, WebResponse } from '../../forge/web-trigger';
import type { Authenticated } from './authenticate';

/** One call of the pipeline API: what it is, what it needs, what it does once the key is accepted. */
export interface CiRoute {
  name: string;
  method: string;
  /** Matched against what follows the web trigger's URL; its one group, if any, names the project. */
  path: RegExp;
  scope: 'download' | 'upload';
  /** It changes something, so a lapsed licence refuses it. */
  changes: boolean;
  /** How this call carries the key. */
  credentials(request: WebRequest): { secret: string; userId?: string } | undefined;
  hint: string;
  run(context: Context, request: WebRequest, access: Authenticated): Promise<WebResponse>;
}

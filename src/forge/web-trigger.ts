import { webTrigger } from '@forge/api';
import { again } from './again';

/** The request of a web trigger; bodies are strings and `userPath` is what follows the trigger's own URL. */
export interface WebRequest {
  method: string;
  body?: string;
  path: string;
  userPath?: string;
  headers: Record<string, string[]>;
  queryParameters: Record<string, string[]>;
}

export interface WebResponse {
  statusCode: number;
  headers?: Record<string, string[]>;
  body?: string;
}

/** Base URL of this installation's web trigger for pipelines, without a slash at its end. Creates it at the first call. */
export async function ciUrl(): Promise<string> {
  // The package tells no failure from another, and asking again is harmless.
  const url = await again(
    () => webTrigger.getUrl('ci'),
    () => ({ kind: 'lost' }),
    { harmless: true },
  );
  return url.replace(/\/+$/, '');
}

import { CallError } from '../site/api';

/** Says to the app that what it asks for is not modelled. */
export class NotModelled extends Error {
  constructor(what: string) {
    super(`${what} is not modelled by the local host`);
  }
}

/** Whether the shell, or its server, refused for want of a model. */
export const isRefusal = (error: unknown): error is Error =>
  error instanceof NotModelled || (error instanceof CallError && error.status === 501);

/** Reports a refusal on the page, so that a test can fail on it even where the app swallows the rejection. */
export function reportRefusal(method: string, { message }: Error): void {
  console.error(message);
  const { dataset } = document.documentElement;
  dataset.bridgeRefused = [...new Set([...(dataset.bridgeRefused?.split(' ') ?? []), method])].join(' ');
}

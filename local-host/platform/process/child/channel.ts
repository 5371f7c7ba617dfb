import type { FromChild, ToChild } from '../protocol';

const channel = process.send?.bind(process);

/** Sends a message to the host; ordered, as the channel is. `sent` is called once it is on its way. */
export const send = (message: FromChild, sent: () => void = () => undefined): void =>
  void channel?.(message, undefined, undefined, sent);

/** Hears the host's messages and hides the channel from the app. A host that is gone ends this process. */
export function listen(receive: (message: ToChild) => void): void {
  process.on('message', receive as (message: unknown) => void);
  process.on('disconnect', () => process.exit(0));
  Object.defineProperty(process, 'send', { value: undefined });
}

import { client, type Client } from '../api';

type Handler = (payload: never) => unknown;

/**
 * The app behind `invoke`, for one surface: `handlers` answer by function name with a whole reply, and every call is
 * kept. A handler that throws is the platform failing.
 */
export function fakeApp<Api extends Record<keyof Api, Handler>>(handlers: { [K in keyof Api]?: Api[K] }): {
  call: Client<Api>;
  calls: { name: string; payload: Record<string, unknown> }[];
} {
  const calls: { name: string; payload: Record<string, unknown> }[] = [];
  const answers = handlers as Record<string, ((payload: object) => unknown) | undefined>;
  const call = client<never>(async (name, payload) => {
    calls.push({ name, payload: { ...payload } });
    const handler = answers[name];
    if (!handler) throw new Error(`the test expects no call of ${name}`);
    return handler(payload);
  });
  return { call: call as Client<Api>, calls };
}

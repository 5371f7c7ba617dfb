import { callablesOf, nameBelow } from './callables';

/** A call of a package's function; `refused` is what the host said when it does not model it. */
export interface ObservedCall {
  name: string;
  refused?: string;
}

/** What was called, and every callable that came along in what a call gave. */
export interface Observation {
  calls: ObservedCall[];
  offered: string[];
}

const REFUSAL = /NOT_MODELLED|not modelled by the local host/;

async function wordsOf(outcome: unknown): Promise<string> {
  if (outcome instanceof Error) {
    const { name, message } = outcome;
    return JSON.stringify({ ...outcome, name, message });
  }
  if (outcome instanceof Response) return outcome.status === 501 ? outcome.clone().text() : '';
  return JSON.stringify(outcome) ?? '';
}

/**
 * Stands for a package's exports and notes what is called on them, and on what they give. The calls themselves reach
 * the package as they are, with its own objects.
 */
export function observe<T extends object>(exports: T, { calls, offered }: Observation): T {
  const originals = new WeakMap<object, unknown>();
  const original = (value: unknown): unknown =>
    (typeof value === 'object' && value !== null) || typeof value === 'function'
      ? (originals.get(value) ?? value)
      : value;

  async function note(call: ObservedCall, outcome: unknown): Promise<void> {
    const words = await wordsOf(outcome);
    if (REFUSAL.test(words)) call.refused = words;
  }

  function given(result: unknown, path: string): unknown {
    offered.push(...callablesOf(result, path));
    return standIn(result, path);
  }

  function perform(name: string, path: string, work: () => unknown, owner?: Owner): unknown {
    const call: ObservedCall = { name };
    calls.push(call);
    let result: unknown;
    try {
      result = work();
    } catch (error) {
      // Errors have no body to wait for: what they say is noted before anybody looks.
      void note(call, error);
      throw error;
    }
    if (result instanceof Promise) {
      return result.then(
        async (value: unknown) => {
          await note(call, value);
          return given(value, path);
        },
        async (error: unknown) => {
          await note(call, error);
          throw error;
        },
      );
    }
    // A builder gives itself.
    if (owner && result === owner.value) return standIn(result, owner.path);
    return given(result, path);
  }

  interface Owner {
    value: unknown;
    path: string;
  }

  function standIn(value: unknown, path: string, owner?: Owner): unknown {
    if (callablesOf(value, path).length === 0) return value;
    const stand = new Proxy(typeof value === 'function' ? function () {} : {}, {
      get: (_target, key) => {
        const member = Reflect.get(value as object, key) as unknown;
        return typeof key === 'symbol' ? member : standIn(member, nameBelow(path, key), { value, path });
      },
      ...(typeof value === 'object' && {
        has: (_target, key) => Reflect.has(value as object, key),
        ownKeys: () => Reflect.ownKeys(value as object),
        getOwnPropertyDescriptor: (_target, key) => {
          const descriptor = Reflect.getOwnPropertyDescriptor(value as object, key);
          return descriptor && { ...descriptor, configurable: true };
        },
      }),
      apply: (_target, _self, args) =>
        perform(
          path,
          `${path}()`,
          () => Reflect.apply(value as () => unknown, owner?.value, args.map(original)) as unknown,
          owner,
        ),
      construct: (_target, args) =>
        perform(
          `new ${path}`,
          path,
          () => Reflect.construct(value as new () => object, args.map(original)) as unknown,
        ) as object,
    });
    originals.set(stand, value);
    return stand;
  }

  return standIn(exports, '') as T;
}

import type { FunctionPlace, Sendable } from './messages';

type AnyFunction = (...args: unknown[]) => unknown;

/**
 * Copies `value` with every function taken out, since structured cloning refuses functions.
 * Only arrays and plain objects are searched: anything else (a Blob, a Date) is cloned by the browser as it is.
 * @param register keeps a function and gives the id by which the other side will call it
 */
export function detachFunctions(value: unknown, register: (fn: AnyFunction) => number): Sendable {
  const functions: FunctionPlace[] = [];
  const copies = new Map<object, unknown>();
  const copy = (part: unknown, path: (string | number)[]): unknown => {
    if (typeof part === 'function') {
      functions.push({ path, id: register(part as AnyFunction) });
      return undefined;
    }
    if (!isContainer(part)) return part;
    const known = copies.get(part);
    if (known) return known;
    if (Array.isArray(part)) {
      const list: unknown[] = [];
      copies.set(part, list);
      part.forEach((item, index) => list.push(copy(item, [...path, index])));
      return list;
    }
    const record: Record<string, unknown> = {};
    copies.set(part, record);
    for (const [key, item] of Object.entries(part)) define(record, key, copy(item, [...path, key]));
    return record;
  };
  return { value: copy(value, []), functions };
}

/**
 * Puts stand-ins for the other side's functions back where they stood.
 * @param toFunction makes the stand-in for an id
 * @throws TypeError when a place does not exist in the value: the message was not made by `detachFunctions`
 */
export function attachFunctions(sent: Sendable, toFunction: (id: number) => AnyFunction): unknown {
  let root = sent.value;
  for (const { path, id } of sent.functions) {
    const last = path.at(-1);
    if (last === undefined) {
      root = toFunction(id);
      continue;
    }
    define(containerAt(root, path.slice(0, -1)), last, toFunction(id));
  }
  return root;
}

function containerAt(root: unknown, path: (string | number)[]): object {
  let part = root;
  for (const key of path) {
    if (!isContainer(part) || !Object.hasOwn(part, key)) throw new TypeError('A function is out of place');
    part = (part as Record<string | number, unknown>)[key];
  }
  if (!isContainer(part)) throw new TypeError('A function is out of place');
  return part;
}

// Not plain assignment: a key named `__proto__` would change the object's prototype.
function define(target: object, key: string | number, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  // By name: after structured cloning or in another realm, the prototype is another realm's Object.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

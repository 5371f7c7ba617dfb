/** Members that are private in the packages' types; `methods.test.ts` compares them with what is installed. */
export const PRIVATE_MEMBERS: readonly string[] = [
  'storageApi',
  'apiClient',
  'sendRequest',
  'requestJson',
  'getFunction',
  'sanitizeObject',
  'functions',
  'evaluator',
];

const OPAQUE = [Promise, Error, Date, URL, Map, Set, Response, Headers, Request, Blob, AbortSignal];

const isClass = (value: unknown): boolean =>
  typeof value === 'function' && Function.prototype.toString.call(value).startsWith('class');

/** Whether a value may have methods of a package; what the language itself brings along has none. */
const isOpen = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !ArrayBuffer.isView(value) &&
  !OPAQUE.some((kind) => value instanceof kind);

/** What a function has by being one, and by being bound to an invocation. */
const FUNCTION_OWN = new Set(['length', 'name', 'prototype', 'arguments', 'caller', 'asyncResource']);

/** Members of an object, those of its prototypes included, up to what every object has. */
function membersOf(value: object): [string, unknown][] {
  const members = new Map<string, unknown>();
  let level: object | null = value;
  while (level && Object.getPrototypeOf(level) !== null) {
    addMembers(level, value, members);
    level = Object.getPrototypeOf(level) as object | null;
  }
  // A module's namespace has no prototype at all.
  if (level === value) addMembers(value, value, members);
  return [...members];
}

function addMembers(level: object, owner: object, members: Map<string, unknown>): void {
  for (const key of Object.getOwnPropertyNames(level)) {
    if (key === 'constructor' || key === '__esModule' || PRIVATE_MEMBERS.includes(key)) continue;
    if (!members.has(key)) members.set(key, (owner as Record<string, unknown>)[key]);
  }
}

const staticsOf = (value: object): [string, unknown][] =>
  Object.getOwnPropertyNames(value)
    .filter((key) => !FUNCTION_OWN.has(key))
    .map((key) => [key, (value as unknown as Record<string, unknown>)[key]]);

export const nameBelow = (path: string, key: string): string => (path ? `${path}.${key}` : key);

/**
 * Names what can be called on a value, however deep: `kvs.get`, `new Queue`, `Queue.push`. Errors, constants and
 * types are no callables. What a call gives has to be asked for by itself, under `<name>()`.
 */
export function callablesOf(value: unknown, path = '', above: readonly unknown[] = []): string[] {
  if (above.includes(value)) return [];
  const below = (members: [string, unknown][]): string[] =>
    members.flatMap(([key, member]) => callablesOf(member, nameBelow(path, key), [...above, value]));
  if (typeof value === 'function') {
    if (value.prototype instanceof Error) return [];
    if (!isClass(value)) return [path, ...below(staticsOf(value))];
    return [`new ${path}`, ...below(staticsOf(value)), ...below(membersOf(value.prototype as object))];
  }
  return isOpen(value) ? below(membersOf(value)) : [];
}

/** A package's exports by their names. The default export counts where it holds what no name does. */
export function exportsOf(namespace: object): Record<string, unknown> {
  const { default: main, ...named } = Object.fromEntries(
    membersOf(namespace).filter(([, value]) => value !== undefined),
  );
  const known = new Set(Object.values(named));
  if (main === undefined || known.has(main)) return named;
  if (typeof main === 'function') return { ...named, [main.name]: main };
  const fresh = Object.entries(main as object).filter(([, value]) => !known.has(value));
  return { ...named, ...Object.fromEntries(fresh) };
}

import listed from './excepted.json';

/** A test of test/host that does not run under faults, and why; without `test` the whole file. */
export interface Exception {
  file: string;
  test?: string;
  reason: string;
}

export const readExceptions = (): readonly Exception[] => listed as Exception[];

/** `test` as jest has it, but for those in `missing`: they are taken off it, and not declared. */
export function withoutExcepted(test: jest.It, missing: Set<string>): jest.It {
  const all = new Set(missing);
  const leftOut = (name: unknown): boolean => {
    missing.delete(String(name));
    return all.has(String(name));
  };
  const each = ((...table: unknown[]) => {
    const declare = (test.each as (...rows: unknown[]) => (...args: unknown[]) => void)(...table);
    return (name: string, ...rest: unknown[]) => (leftOut(name) ? undefined : declare(name, ...rest));
  }) as jest.Each;
  return new Proxy(test, {
    apply: (target, self, args: unknown[]): unknown =>
      leftOut(args[0]) ? undefined : Reflect.apply(target, self, args),
    get: (target, property) => (property === 'each' ? each : (Reflect.get(target, property) as unknown)),
  });
}

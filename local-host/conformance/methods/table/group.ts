/**
 * How a method stands to the local host:
 * - `modelled`: it reaches the host, which answers as the platform does;
 * - `package`: it does its work inside the package, no platform is asked;
 * - `refused`: it reaches the host, which says that it does not model it.
 */
export type How = 'modelled' | 'package' | 'refused';

/** Methods that one case calls, under the case's name. `why` is owed for a refusal, and for whatever surprises. */
export interface Group {
  how: How;
  why?: string;
  methods: readonly string[];
}

export const under = <const P extends string, const N extends string>(
  path: P,
  ...names: N[]
): `${P}.${N}`[] => names.map((name) => `${path}.${name}` as const);

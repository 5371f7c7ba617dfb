import type { ObservedCall } from './app/src/observe';
import { METHODS, type PackageName } from './table';
import type { Group } from './table/group';

export const groupsOf = (name: PackageName): [string, Group][] => Object.entries(METHODS[name]);

export const methodsOf = (name: PackageName): string[] =>
  groupsOf(name).flatMap(([, { methods }]) => methods);

/** What speaks against a group: methods that its case did not call, or that fared otherwise than the table says. */
export function verdictOn({ how, methods }: Group, calls: readonly ObservedCall[]): string[] {
  return methods.flatMap((method) => {
    const own = calls.filter(({ name }) => name === method);
    if (own.length === 0) return [`${method} was not called`];
    const refused = own.filter((call) => call.refused);
    if (how === 'refused') return refused.length < own.length ? [`${method} was not refused`] : [];
    return refused.length === own.length ? [`${method} was refused: ${refused[0]?.refused}`] : [];
  });
}

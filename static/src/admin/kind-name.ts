import { strings } from '../strings';

const KINDS: Readonly<Record<string, string>> = strings.admin.stored.kinds;

/** A kind of record in words; one that is newer than these by its own name. */
export const kindName = (kind: string): string => KINDS[kind] ?? kind;

import { strings } from '../strings';

/** A kind of record in words; one that is newer than these by its own name. */
export const kindName = (kind: string): string => strings.admin.stored.kinds[kind] ?? kind;

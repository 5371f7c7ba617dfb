import type { Answer } from '../../limits';

/** A request the storage refuses; becomes `{code, message}` with its status, or an entry of `failedKeys`. */
export class KvsRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Goes beyond a row of the limits. */
export const beyond = ({ over }: { over: Answer }, message: string): KvsRefusal =>
  new KvsRefusal(over.status, over.code, message);

export const badRequest = (code: string, message: string): KvsRefusal => new KvsRefusal(400, code, message);

export const keyNotFound = (): KvsRefusal =>
  new KvsRefusal(404, 'KEY_NOT_FOUND', 'The specified key does not exist');

export const keyConflict = (): KvsRefusal =>
  new KvsRefusal(409, 'KEY_CONFLICT', 'The specified key exists already');

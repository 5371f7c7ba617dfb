import { AppError } from '../errors';
import { StorageError } from '../forge/kvs';

/**
 * Reads on from where a client says that the page before ended. Throws Invalid where storage does not know that place: it is the
 * client's word.
 */
export async function goingOn<Page>(after: string | undefined, read: () => Promise<Page>): Promise<Page> {
  try {
    return await read();
  } catch (error) {
    if (after !== undefined && error instanceof StorageError && error.failure === 'refused')
      throw new AppError(
        'Invalid',
        'This list cannot be gone on with from there. Show it again from its start.',
      );
    throw error;
  }
}

import { join } from 'node:path';
import { vite } from '../build';

/** Folder of the app that the shell's tests show. */
export const TEST_APP = __dirname;

/** Builds the test app's Custom UI. Throws with what Vite printed. */
export const buildTestUi = (): Promise<void> => vite('test-ui', join(TEST_APP, 'dist'));

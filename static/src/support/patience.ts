import type * as Testing from '@testing-library/react';

/** What takes long to be shown is the machine's doing, not the test's: this ends only what hangs. */
const SHOWN_WITHIN_MS = 30_000;

// Other tests have no page, and no use for what shows one.
if (typeof document !== 'undefined')
  jest
    .requireActual<typeof Testing>('@testing-library/react')
    .configure({ asyncUtilTimeout: SHOWN_WITHIN_MS });

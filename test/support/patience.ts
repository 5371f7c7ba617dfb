/** What takes long is the machine's doing, not the test's: this ends only what hangs. */
jest.setTimeout(300_000);

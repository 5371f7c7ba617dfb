/** What takes long is the machine's doing, not the test's. */
jest.setTimeout(300_000);

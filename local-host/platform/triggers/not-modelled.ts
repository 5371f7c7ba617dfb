/** Says that a module asks for something of the platform the host does not model. */
export class NotModelled extends Error {
  /** @param what begins the sentence */
  constructor(what: string) {
    super(`${what} is not modelled by the local host`);
  }
}

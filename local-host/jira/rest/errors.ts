/** A refusal as Jira words it: `errorMessages` for the whole request, `errors` by field. */
export class RestError extends Error {
  constructor(
    readonly status: number,
    readonly errorMessages: string[],
    readonly errors: Record<string, string> = {},
  ) {
    super([...errorMessages, ...Object.values(errors)].join(' '));
    this.name = 'RestError';
  }
}

export const badRequest = (...messages: string[]): RestError => new RestError(400, messages);

/** 400 with messages by field, as create and edit answer. */
export const badFields = (errors: Record<string, string>): RestError => new RestError(400, [], errors);

export const forbidden = (message: string): RestError => new RestError(403, [message]);

export const notFound = (message: string): RestError => new RestError(404, [message]);

/** What Jira says alike of an issue that is not there and of one that may not be seen. */
export const issueNotFound = (): RestError =>
  notFound('Issue does not exist or you do not have permission to see it.');

export const projectNotFound = (idOrKey: string): RestError =>
  notFound(`No project could be found with ${/^\d+$/.test(idOrKey) ? 'id' : 'key'} '${idOrKey}'.`);

/** 501: Jira has it, the stand-in does not. `what` begins the sentence. */
export const notModelled = (what: string): RestError =>
  new RestError(501, [`${what} is not modelled by the local host`]);

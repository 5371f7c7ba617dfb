import type { ApiError, ErrorCode, TextProblem } from './invoke-api';

interface Wording {
  status: number;
  /** What to do next, said to people when nothing more exact is known. */
  advice: string;
}

/** The closed set of failures: one HTTP status and one wording each. */
export const ERRORS: Record<ErrorCode, Wording> = {
  NotFound: {
    status: 404,
    advice: 'It does not exist, or you may not see it. Reload the page to see what is there now.',
  },
  Forbidden: {
    status: 403,
    advice: 'You do not have the Jira permission for this. Ask an admin of the project.',
  },
  Conflict: {
    status: 409,
    advice: 'Somebody else changed this meanwhile. Look at what is there now, then try again.',
  },
  Invalid: { status: 400, advice: 'Correct what is marked and try again.' },
  TooLarge: { status: 413, advice: 'This is more than can be stored in one piece. Split it and try again.' },
  RateLimited: { status: 429, advice: 'Too much is going on at once. Wait a minute and try again.' },
  LicenceLapsed: {
    status: 402,
    advice: 'The licence of Behave Pro has lapsed: everything can be read and exported, nothing changed.',
  },
  Unavailable: {
    status: 503,
    advice: 'Jira or its storage did not answer. Nothing was lost; try again in a moment.',
  },
};

/** A failure of the closed set. Thrown anywhere below the handlers, worded and mapped only there. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string = ERRORS[code].advice,
    readonly problems?: TextProblem[],
  ) {
    super(message);
    this.name = code;
  }

  toApi(): ApiError {
    return { code: this.code, message: this.message, ...(this.problems && { problems: this.problems }) };
  }
}

import type { Request } from 'express';
import type { z } from 'zod';

/** What a control refuses, with its status. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Reads the JSON body of a control. Unknown members are refused: a misspelt setting must not pass for set. */
export function readBody<T>(request: Request, schema: z.ZodType<T>): T {
  const result = schema.safeParse(request.body ?? {});
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ControlError(400, `${issue?.path.join('.') ?? ''} ${issue?.message ?? 'not understood'}`.trim());
}

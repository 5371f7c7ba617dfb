import { MOST_REMOVAL_DAYS } from '@behave-pro/core/rules';
import { z } from 'zod';
import { writeId } from './payloads';

/** What a person sends who asks that what is kept is removed. */
export const removalRequest = z.object({
  writeId,
  confirm: z.string().max(255),
  days: z
    .number()
    .int()
    .min(0)
    .max(
      MOST_REMOVAL_DAYS,
      `Choose at most ${MOST_REMOVAL_DAYS} days: removing takes up to three, and is promised within 15.`,
    ),
});

export const cancellation = z.object({ writeId, id: z.string().regex(/^[0-9a-f]{12}$/) });

import { z } from 'zod';
import type { WebRequest } from '../../forge/web-trigger';

/** What routes take their schemas' values from: headers by their name in lower case, each with every value. */
export function givenBy({ headers, queryParameters: query, body = '' }: WebRequest) {
  const byName = new Map<string, string[]>();
  for (const [name, values] of Object.entries(headers))
    byName.set(name.toLowerCase(), [...(byName.get(name.toLowerCase()) ?? []), ...values]);
  return { headers: Object.fromEntries(byName), query, body };
}

const values = z.array(z.string()).default([]);

/** First value of a header or query parameter, if there is one. */
export const first = values.transform(([value]) => value);

/** Every value in the order given: headers repeat, and one header may hold several with commas between. */
export const listed = values.transform((all) =>
  all.flatMap((value) => value.split(',').map((one) => one.trim())).filter((one) => one !== ''),
);

/** User name and password of Basic authorisation. */
export const basic = first
  .pipe(z.string().regex(/^Basic\s+[A-Za-z0-9+/=_-]+\s*$/i))
  .transform((value) => Buffer.from(value.slice('Basic'.length), 'base64').toString('utf8').split(':'))
  .refine((parts) => parts.length > 1)
  .transform(([userId, ...secret]) => ({ userId, secret: secret.join(':') }));

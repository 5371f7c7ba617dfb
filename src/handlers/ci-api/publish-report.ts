import { z } from 'zod';
import { publishReport as publish } from '../../results/publish-report';
import { first, listed } from './request';
import { json } from './respond';
import type { CiRoute } from './route';

const MAX_BODY_BYTES = 4 * 1024 * 1024;

const short = (name: string) => z.string().max(500, `The header ${name} is longer than 500 characters.`);

const header = (name: string) =>
  first.pipe(short(name).trim().optional()).transform((value) => value || undefined);

const takes = z.object({
  body: z
    .string()
    .refine(
      (body) => body.trim(),
      'The request has no body. Send the Cucumber JSON report, for curl with --data-binary @report.json.',
    )
    .refine((body) => Buffer.byteLength(body) <= MAX_BODY_BYTES, {
      error:
        'A report of more than 4 MB cannot be taken in one request. Publish it in parts, such as one for each folder of features.',
      params: { code: 'TooLarge' },
    }),
  headers: z.object({
    'x-param': listed.pipe(z.array(short('X-PARAM')).max(20, 'A run has at most 20 parameters.')),
    'x-commit-id': header('X-COMMIT-ID'),
    'x-build-id': header('X-BUILD-ID'),
    'x-build-url': header('X-BUILD-URL').refine(
      (url) => url === undefined || (/^https?:\/\//i.test(url) && URL.canParse(url)),
      'The header X-BUILD-URL must be an http or https address.',
    ),
  }),
});

/** The old service's upload of a Cucumber JSON report. */
export const publishReport: CiRoute<z.infer<typeof takes>> = {
  name: 'publish report',
  method: 'PUT',
  path: /^\/rest\/1\.0\/bdd\/report\/?$/i,
  scope: 'upload',
  changes: true,
  credentials: {
    header: 'x-api-key',
    holds: first.pipe(z.string().trim().min(1)).transform((secret) => ({ secret })),
  },
  hint: 'Send the header X-API-KEY: the API key of Project settings → Behave Pro → Pipelines.',
  takes,
  run: async (context, { body, headers }, { projectId, project }) => {
    const reply = await publish(context, projectId, project, body, {
      commit: headers['x-commit-id'],
      buildId: headers['x-build-id'],
      buildUrl: headers['x-build-url'],
      params: headers['x-param'],
    });
    return json(200, reply);
  },
};

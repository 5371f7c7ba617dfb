import { AppError } from '../../errors';
import { publishReport as publish } from '../../results/publish-report';
import { header, headers } from './request';
import { json } from './respond';
import type { CiRoute } from './route';

const MAX_BODY_BYTES = 4 * 1024 * 1024;
const MAX_HEADER_CHARS = 500;
const MAX_PARAMS = 20;

/** Parameters in the order given: headers repeat, and one header may hold several with commas between. */
const paramsOf = (values: string[]): string[] =>
  values
    .flatMap((value) => value.split(','))
    .map((param) => param.trim())
    .filter((param) => param !== '');

function shortHeader(name: string, value: string | undefined): string | undefined {
  if (value && value.length > MAX_HEADER_CHARS)
    throw new AppError('Invalid', `The header ${name} is longer than ${MAX_HEADER_CHARS} characters.`);
  return value?.trim() || undefined;
}

function httpUrl(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value))
    throw new AppError('Invalid', 'The header X-BUILD-URL must be an http or https address.');
  return value;
}

/** The old service's upload of a Cucumber JSON report. */
export const publishReport: CiRoute = {
  name: 'publish report',
  method: 'PUT',
  path: /^\/rest\/1\.0\/bdd\/report\/?$/i,
  scope: 'upload',
  changes: true,
  credentials: (request) => {
    const secret = header(request, 'x-api-key')?.trim();
    return secret ? { secret } : undefined;
  },
  hint: 'Send the header X-API-KEY: the API key of Project settings → Behave Pro → Pipelines.',
  run: async (context, request, { projectId, project }) => {
    const body = request.body ?? '';
    if (!body.trim())
      throw new AppError(
        'Invalid',
        'The request has no body. Send the Cucumber JSON report, for curl with --data-binary @report.json.',
      );
    if (Buffer.byteLength(body) > MAX_BODY_BYTES)
      throw new AppError(
        'TooLarge',
        'A report of more than 4 MB cannot be taken in one request. Publish it in parts, such as one for each folder of features.',
      );
    const params = paramsOf(headers(request, 'x-param'));
    if (params.length > MAX_PARAMS)
      throw new AppError('Invalid', `A run has at most ${MAX_PARAMS} parameters.`);
    params.forEach((param) => shortHeader('X-PARAM', param));
    const reply = await publish(context, projectId, project, body, {
      commit: shortHeader('X-COMMIT-ID', header(request, 'x-commit-id')),
      buildId: shortHeader('X-BUILD-ID', header(request, 'x-build-id')),
      buildUrl: httpUrl(shortHeader('X-BUILD-URL', header(request, 'x-build-url'))),
      params,
    });
    return json(200, reply);
  },
};

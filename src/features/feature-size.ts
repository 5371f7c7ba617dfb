import { hasTooManyLines, MAX_LINES, MAX_SCENARIOS } from '@behave-pro/core/gherkin';
import { encodedBytes } from '../records/codec';
import type { FeatureBody } from '../records/kinds';

/** Largest feature that is stored, in encoded bytes: room is left for the record's other attributes. */
export const MAX_FEATURE_BYTES = 200 * 1024;

/** Bytes of JSON that one UTF-16 unit takes at most: `\u0000`. */
const BYTES_A_UNIT = 6;
/** Base64 makes four bytes of three: what is smaller than this share of the limit is within it however it compresses. */
const SURELY_WITHIN = 0.7 * MAX_FEATURE_BYTES;

const inKB = (bytes: number): string => `${Math.ceil(bytes / 1024)} KB`;
const counted = (count: number): string => count.toLocaleString('en');

/** The size of a body as it is stored; `undefined` for one that is small however it compresses. */
function storedBytes({ text, draft = '', ...rest }: FeatureBody): number | undefined {
  const most = BYTES_A_UNIT * (text.length + draft.length);
  // Most features: their texts need not be made into JSON to know.
  if (most + Buffer.byteLength(JSON.stringify(rest)) <= SURELY_WITHIN) return undefined;
  const body = { text, ...(draft && { draft }), ...rest };
  return Buffer.byteLength(JSON.stringify(body)) <= SURELY_WITHIN ? undefined : encodedBytes(body);
}

/** Why a feature is more than can be stored, with its size, in words for people; `undefined` when it is not. */
export function sizeProblem(body: FeatureBody): string | undefined {
  if (hasTooManyLines(body.draft ?? body.text))
    return `The feature has more than ${counted(MAX_LINES)} lines, the most that are read.`;
  const { length } = body.scenarios;
  if (length > MAX_SCENARIOS)
    return `The feature has ${counted(length)} scenarios; ${counted(MAX_SCENARIOS)} are kept in one.`;
  const bytes = storedBytes(body);
  if (bytes === undefined || bytes <= MAX_FEATURE_BYTES) return undefined;
  return `The feature takes ${inKB(bytes)} compressed; ${inKB(MAX_FEATURE_BYTES)} can be stored.`;
}

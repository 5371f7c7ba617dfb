import { chunksOf } from '../lists';
import { encodeBody } from '../records/codec';
import type { RunPart } from '../records/kinds';

/** Matched scenarios in one stored part, unless their messages make it too large. */
const PART_SCENARIOS = 200;
/** Encoded bytes of one part: 25 of them, which are written in one request, stay below its 4 MB. */
const MAX_PART_BYTES = 120 * 1024;

function halved(matched: RunPart['matched']): string[] {
  const part: RunPart = { matched };
  const encoded = encodeBody(part);
  if (matched.length < 2 || Buffer.byteLength(encoded) <= MAX_PART_BYTES) return [encoded];
  const half = Math.ceil(matched.length / 2);
  return [...halved(matched.slice(0, half)), ...halved(matched.slice(half))];
}

/** The encoded parts in which a run's results are stored, each far below a value's 240 KiB. */
export const runParts = (matched: RunPart['matched']): string[] =>
  chunksOf(matched, PART_SCENARIOS).flatMap(halved);

import { chunksOf } from '../lists';
import { encodeBody } from '../records/codec';
import type { RunPart } from '../records/kinds';

/** Matched scenarios in one stored part, unless their messages make it too large: whoever wants one of them reads all. */
const PART_SCENARIOS = 100;
/** Encoded bytes of one part: 25 of them, which are written in one request, stay below its 4 MB. */
const MAX_PART_BYTES = 60 * 1024;

/** A part as it is stored, and the first of its scenarios' ids. */
interface EncodedPart {
  first: string;
  encoded: string;
}

function halved(matched: RunPart['matched']): EncodedPart[] {
  const part: RunPart = { matched };
  const encoded = encodeBody(part);
  if (matched.length < 2 || Buffer.byteLength(encoded) <= MAX_PART_BYTES)
    return [{ first: matched[0]?.scenarioId ?? '', encoded }];
  const half = Math.ceil(matched.length / 2);
  return [...halved(matched.slice(0, half)), ...halved(matched.slice(half))];
}

/** The encoded parts in which a run's results are stored, in the order of scenario ids, each far below a value's 240 KiB. */
export const runParts = (matched: RunPart['matched']): EncodedPart[] =>
  chunksOf(
    [...matched].sort((a, b) => (a.scenarioId < b.scenarioId ? -1 : 1)),
    PART_SCENARIOS,
  ).flatMap(halved);

/** The part that has a scenario's result, if the run has one; `undefined` where it surely has none. */
export function partOf(firsts: readonly string[], scenarioId: string): number | undefined {
  const part = firsts.findLastIndex((first) => first <= scenarioId);
  return part < 0 ? undefined : part;
}

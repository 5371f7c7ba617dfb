import { isDeepStrictEqual } from 'node:util';
import { EvaluationError, kindOf, truth } from './values';

/** Nothing is converted: the text '1' does not equal the number 1. Lists and records are equal by content. */
export const equal = (one: unknown, other: unknown): boolean => isDeepStrictEqual(one, other);

function listOf(value: unknown, text: string): unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  throw new EvaluationError(`“${text}” is ${kindOf(value)}, not a list`);
}

/** Whether a list has this item or a text this part. */
export function includes(value: unknown, item: unknown, text: string): boolean {
  if (typeof value !== 'string') return listOf(value, text).some((candidate) => equal(candidate, item));
  if (typeof item === 'string') return value.includes(item);
  throw new EvaluationError(`“${text}” is a text and cannot include ${kindOf(item)}`);
}

/** A function of one parameter, as an expression writes it. */
type Work = (item: unknown) => unknown;

/** The methods of lists that take a function. `text` is the part of the expression that names the list. */
export const METHODS: Record<string, (list: unknown, work: Work, text: string) => unknown> = {
  some: (list, work, text) => listOf(list, text).some((item) => truth(work(item), 'the function of some')),
  filter: (list, work, text) =>
    listOf(list, text).filter((item) => truth(work(item), 'the function of filter')),
  map: (list, work, text) => listOf(list, text).map((item) => work(item)),
};

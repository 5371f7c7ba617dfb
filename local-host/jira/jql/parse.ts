import { JastBuilder, JQLSyntaxError, type Query } from '@atlaskit/jql-ast';
import { badRequest } from '../rest/errors';

/**
 * Parses JQL into its syntax tree.
 * @throws RestError 400 with the place of the first error: lines from 1, characters from 1.
 */
export function parseJql(text: string): Query {
  const { query, errors } = new JastBuilder().build(text);
  const first = errors[0];
  if (first instanceof JQLSyntaxError) {
    const place = `(line ${first.line}, character ${first.charPositionInLine + 1})`;
    throw badRequest(`Error in the JQL Query: ${first.message}. ${place}`);
  }
  if (first || !query)
    throw badRequest(`Error in the JQL Query: ${first?.message ?? 'it cannot be parsed'}.`);
  return query;
}

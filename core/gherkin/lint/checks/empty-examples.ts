import { noteAt, type Check } from '../note';

export const emptyExamples: Check<unknown> = (document) =>
  document.scenarios.flatMap(({ kind, line, examples }) => {
    if (kind === 'outline' && examples.length === 0)
      return [
        noteAt(
          document,
          line,
          'This outline has no examples, so it runs once, as it is written. Add a table of examples.',
        ),
      ];
    return examples
      .filter(({ rowLines }) => rowLines.length === 0)
      .map(({ headerLine }) =>
        noteAt(
          document,
          headerLine,
          'These examples have no rows, so nothing runs for them. Add a row, or take them away.',
        ),
      );
  });

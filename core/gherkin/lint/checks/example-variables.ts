import { cellOf, firstOf, noteAt, quoted, type Check } from '../note';
import { placeholdersIn, usedIn } from '../placeholders';

/** In a step's text: what stands in tables and doc strings may as well be markup. */
export const unknownExampleVariable: Check<unknown> = (document) =>
  document.scenarios.flatMap(({ steps, examples }) => {
    const tables = examples
      .filter(({ columns }) => columns.length > 0)
      .map(({ columns }) => new Set(columns));
    if (tables.length === 0) return [];
    return steps.flatMap(({ text, line }) =>
      [...new Set(placeholdersIn(text))]
        .filter((name) => /^\p{L}/u.test(name) && !tables.every((columns) => columns.has(name)))
        .map((name) => {
          const some = tables.some((columns) => columns.has(name));
          const where = some ? 'Not every table of examples has' : 'The examples have no';
          const message = `${where}${some ? ' a' : ''} column ${quoted(name)}, so <${name}> stays as it is written. Add the column, or correct the name.`;
          return noteAt(document, line, message, firstOf(`<${name}>`));
        }),
    );
  });

export const unusedExampleColumn: Check<unknown> = (document) =>
  document.scenarios.flatMap((scenario) => {
    if (scenario.examples.length === 0) return [];
    const used = usedIn(document, scenario);
    return scenario.examples.flatMap(({ columns, headerLine }) =>
      columns.flatMap((name, at) => {
        if (!name || /[<>]/.test(name) || used.has(name)) return [];
        const message = `No step uses <${name}>. Use the column, or take it away.`;
        return [noteAt(document, headerLine, message, cellOf(at))];
      }),
    );
  });

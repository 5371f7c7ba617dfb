import { parseArgs } from 'node:util';

export const USAGE = `Usage: npm start [-- --import DIR [--project KEY]]

  --import DIR    once the host is ready, import every *.feature file below DIR (a folder or a .zip file)
  --project KEY   into this project, made when it is not there; else into one named after DIR

The environment says the rest: PORT (4000), BEHAVE_DATA (.local), BEHAVE_DEMO (true).`;

/** What the command line asks for. */
export interface Arguments {
  importFrom?: string;
  projectKey?: string;
}

/** Says what of the command line is not understood, and how it is used. */
export class UsageError extends Error {
  constructor(problem: string) {
    super(`${problem}\n\n${USAGE}`);
  }
}

const OPTIONS = { import: { type: 'string' }, project: { type: 'string' } } as const;

function parsed(args: string[]): { import?: string | undefined; project?: string | undefined } {
  try {
    return parseArgs({ args, options: OPTIONS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Reads the command line. Throws `UsageError` for what it does not know. */
export function readArguments(args: string[]): Arguments {
  const { import: importFrom, project } = parsed(args);
  const projectKey = project?.toUpperCase();
  if (importFrom === '') throw new UsageError('--import needs a folder or a .zip file.');
  if (projectKey !== undefined && importFrom === undefined)
    throw new UsageError('--project says where --import goes: it means nothing without it.');
  if (projectKey !== undefined && !/^[A-Z][A-Z0-9]{1,9}$/.test(projectKey))
    throw new UsageError(`“${project}” is no project key: a letter, then letters or digits, 2 to 10 in all.`);
  return { ...(importFrom !== undefined && { importFrom }), ...(projectKey !== undefined && { projectKey }) };
}

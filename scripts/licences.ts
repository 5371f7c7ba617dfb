import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import parse, { type Expression } from 'spdx-expression-parse';

/** Licences under which what is deployed, or runs beside it, may be. Another one is looked at before it is put here. */
const ACCEPTED = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'Python-2.0',
];
/** The platform's own packages, which any app of it is under. */
const OF_PLATFORM = 'Atlassian Developer Terms';

const isChoiceAccepted = (choice: Expression): boolean => {
  if ('license' in choice) return ACCEPTED.includes(choice.license);
  const sides = [choice.left, choice.right].map(isChoiceAccepted);
  return choice.conjunction === 'or' ? sides.includes(true) : !sides.includes(false);
};

/** Whether an SPDX expression leaves a choice that is accepted; an exception only allows more. What cannot be read does not. */
export function isAccepted(expression: string): boolean {
  try {
    return isChoiceAccepted(parse(expression));
  } catch {
    return false;
  }
}

type Named = string | { type?: string };

/** What a package says of its licence: of several in the old spelling any may be chosen. */
interface Manifest {
  license?: Named;
  licenses?: Named[];
}

const nameOf = (named: Named | undefined): string => (typeof named === 'string' ? named : named?.type) ?? '';

export const licenceOf = ({ license, licenses }: Manifest): string =>
  license === undefined && Array.isArray(licenses) ? licenses.map(nameOf).join(' OR ') : nameOf(license);

interface Locked {
  name?: string;
  license?: string;
  dev?: boolean;
  link?: boolean;
}

/** The packages of a lock file that are there without `--include=dev`, by the folder each is in. */
export const productionPackages = (lock: { packages: Record<string, Locked> }): [string, Locked][] =>
  Object.entries(lock.packages).filter(
    ([folder, { dev, link }]) => folder.includes('node_modules/') && !dev && !link,
  );

/** What is wrong with a package's licence; nothing where it is accepted. One for another system is judged by the lock file. */
export function licenceProblem(root: string, folder: string, locked: Locked): string | undefined {
  const file = path.join(root, folder, 'package.json');
  const manifest = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : locked;
  const licence = licenceOf(manifest);
  const own = /^SEE LICENSE IN (.+)$/.exec(licence)?.[1];
  const isOfPlatform =
    own !== undefined &&
    /node_modules\/@forge\/[^/]+$/.test(folder) &&
    readFileSync(path.join(root, folder, own), 'utf8').includes(OF_PLATFORM);
  return isOfPlatform || isAccepted(licence) ? undefined : `${folder}: ${licence || 'no licence'}`;
}

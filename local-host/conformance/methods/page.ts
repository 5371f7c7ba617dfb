import { versionOf } from './packages';
import { PACKAGES, type PackageName } from './table';
import type { Group, How } from './table/group';
import { groupsOf } from './verdict';

const WORDS: Record<How, string> = {
  modelled: 'modelled',
  package: 'in the package',
  refused: 'refused',
};

const countOf = (name: PackageName, how: How): number =>
  groupsOf(name)
    .filter(([, group]) => group.how === how)
    .reduce((sum, [, { methods }]) => sum + methods.length, 0);

const summary = (): string =>
  [
    '| package | version | modelled | in the package | refused |',
    '| --- | --- | --- | --- | --- |',
    ...PACKAGES.map(
      (name) =>
        `| \`${name}\` | ${versionOf(name)} | ${countOf(name, 'modelled')} | ${countOf(name, 'package')} | ${countOf(name, 'refused')} |`,
    ),
  ].join('\n');

const row = ([name, { how, why = '', methods }]: [string, Group]): string =>
  `| ${name} | ${WORDS[how]} | ${why} | ${methods.map((method) => `\`${method}\``).join(', ')} |`;

const section = (name: PackageName): string =>
  [
    `## \`${name}\``,
    '',
    '| what | how | remark | methods |',
    '| --- | --- | --- | --- |',
    ...groupsOf(name).map(row),
  ].join('\n');

/** The page about every method of the platform's packages, in Markdown. */
export const methodsPage = (): string => `# Methods of the platform on the local host

Made from the table in \`local-host/conformance/methods\` by \`npm run docs\`. Every callable that the installed packages
export is here, and every one that comes along in what a call gives, under \`<name>()\`. Errors, types and constants are not.

- **modelled**: the call reaches the local host, which answers as the platform does;
- **in the package**: the package does the work by itself and asks no platform;
- **refused**: the call ends in 501 \`NOT_MODELLED\`, or rejects with the words “is not modelled by the local host”;
  where a package of the frontend swallows that, the page reports it in its console and in \`data-bridge-refused\`.

Each line is a case of a suite that makes these calls for real: with the backend's packages in an app of the local host, with the
bridge in a frame in Chromium. A callable that is neither in the table nor called as the table says fails the suite.

${summary()}

${PACKAGES.map(section).join('\n\n')}
`;

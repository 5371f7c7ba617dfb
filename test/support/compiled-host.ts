import { existsSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { fingerprint } from '../../local-host/platform/fingerprint';
import { keepNewest } from '../../local-host/platform/keep-newest';

const ROOT = path.resolve(__dirname, '..', '..');
const SOURCES = path.join(ROOT, 'local-host');

/** So many stay. */
const KEPT = 5;

/** These have parts of their own beside them that cannot be taken into one file. */
const LEFT_OUT = ['lmdb', 'esbuild', 'vite'];

/** Sources look for what lies beside them: in one file they have to be told where that was. */
const whereTheyWere: Parameters<typeof build>[0]['plugins'] = [
  {
    name: 'where they were',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, ({ path: file }) =>
        file.startsWith(SOURCES)
          ? {
              contents: `const __dirname = ${JSON.stringify(path.dirname(file))};\n${readFileSync(file, 'utf8')}`,
              loader: 'ts',
            }
          : undefined,
      ),
  },
];

/**
 * The local host as one file of JavaScript: what `npm start` runs, without the second that reading some hundred sources
 * takes at each start. Made when there is none of the present sources.
 */
export async function compiledHost(): Promise<string> {
  const name = fingerprint(ROOT, ['local-host', 'core', 'package-lock.json']);
  const file = path.join(ROOT, '.build', 'local-host', `${name}.cjs`);
  if (existsSync(file)) return file;
  // Several test files begin at once: each puts a whole file there, the same.
  const draft = `${file}.${process.pid}`;
  await build({
    entryPoints: [path.join(SOURCES, 'main.ts')],
    outfile: draft,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: LEFT_OUT,
    plugins: whereTheyWere,
    logLevel: 'error',
  });
  renameSync(draft, file);
  keepNewest(path.dirname(file), KEPT);
  return file;
}

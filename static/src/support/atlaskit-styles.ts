import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setBooleanFeatureFlagResolver } from '@atlaskit/platform-feature-flags/setBooleanFeatureFlagResolver';

/*
 * Atlaskit's modules require their stylesheets, which Jest cannot load: each is replaced by an empty module. To be
 * imported before any component. Feature flags are off, as in the build.
 */

const list = (dir: string) => (existsSync(dir) ? readdirSync(dir, { withFileTypes: true }) : []);

const stylesheetsIn = (dir: string): string[] =>
  list(dir).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return stylesheetsIn(path);
    return entry.name.endsWith('.css') ? [path] : [];
  });

/** The stylesheets of the packages in `scope`, and of the versions nested inside these. */
const stylesheetsUnder = (scope: string): string[] =>
  list(scope).flatMap(({ name }) => [
    ...stylesheetsIn(join(scope, name, 'dist', 'cjs')),
    ...stylesheetsUnder(join(scope, name, 'node_modules', '@atlaskit')),
  ]);

const scope = dirname(dirname(require.resolve('@atlaskit/button/package.json')));
for (const path of stylesheetsUnder(scope)) jest.mock(path, () => ({}));

setBooleanFeatureFlagResolver(() => false);

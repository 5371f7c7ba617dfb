import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = import.meta.dirname ?? __dirname;
const entry = (name: string): string => resolve(here, `${name}.html`);

/** One Forge resource with a page per module; relative addresses, because Forge serves it under a path of its own. */
export default defineConfig({
  root: here,
  base: './',
  plugins: [react()],
  resolve: {
    alias: [
      {
        find: /^@atlaskit\/platform-feature-flags(\/.*)?$/,
        replacement: resolve(here, 'src/feature-flags.ts'),
      },
    ],
    dedupe: ['react', 'react-dom', '@atlaskit/tokens', '@atlaskit/ds-lib'],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // A small file inlined as `data:` would be refused by the content security policy in scripts and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // By name, so that its size can be held: everything but the search, which is fetched when it is wanted.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              // Also what the importers need of it, so that the parser is fetched once, whoever wants it first.
              name: 'gherkin',
              test: /static\/src\/gherkin\.ts|core\/gherkin\/(?!importers\/|edit\/retag|limits|paths|source-files|utf8|lint\/rules)|node_modules\/(?:@cucumber\/(?:gherkin|messages)|diff)\//,
            },
            {
              name: 'code-editor',
              test: /src\/editor\/code\/(?!search\/panel)|node_modules\/(?:@codemirror\/(?!search)|@lezer|style-mod|w3c-keyname|crelt)/,
            },
          ],
        },
      },
      input: {
        panel: entry('panel'),
        context: entry('context'),
        project: entry('project'),
        settings: entry('settings'),
        admin: entry('admin'),
      },
    },
  },
});

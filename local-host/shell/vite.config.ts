import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

/** The site's page: React, served under `/_site/`. */
const site: UserConfig = {
  root: 'client',
  base: '/_site/',
  plugins: [react()],
};

/** The frames' script: classic and in one piece, since it has to run before any script of the app. */
const bridge: UserConfig = {
  root: 'client',
  publicDir: false,
  build: {
    lib: { entry: 'frame/bridge.ts', formats: ['iife'], name: 'forgeBridge', fileName: () => 'bridge.js' },
  },
};

/** The Custom UI that the shell's own tests show. */
const testUi: UserConfig = {
  root: 'client/test-ui',
  base: './',
  build: { rolldownOptions: { input: ['client/test-ui/panel.html', 'client/test-ui/dialog.html'] } },
};

const configs: Record<string, UserConfig> = { site, bridge, 'test-ui': testUi };

export default defineConfig(({ mode }) => {
  const config = configs[mode];
  if (!config) throw new Error(`No such mode: ${mode}`);
  return config;
});

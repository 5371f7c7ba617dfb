const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        target: 'es2022',
        transform: { react: { runtime: 'automatic' } },
      },
    },
  ],
  '^.+\\.m?js$': ['@swc/jest', { jsc: { target: 'es2022' } }],
};
const common = {
  testEnvironment: 'node',
  transform,
  transformIgnorePatterns: ['/node_modules/(?!(@cucumber|@noble|zod)/)'],
  setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
};
/** Files of test/host that do not run under faults as a whole; test/faults/excepted.json says why. */
const excepted = require('./test/faults/excepted.json').filter(({ test }) => test === undefined);
module.exports = {
  projects: [
    {
      ...common,
      displayName: 'unit',
      setupFilesAfterEnv: [...common.setupFilesAfterEnv, '<rootDir>/static/src/support/patience.ts'],
      moduleNameMapper: { '\\.css$': '<rootDir>/static/src/support/no-styles.cjs' },
      testMatch: ['<rootDir>/{core,src,static,local-host,scripts}/**/*.test.ts?(x)'],
    },
    { ...common, displayName: 'host', testMatch: ['<rootDir>/test/host/**/*.test.ts'] },
    {
      ...common,
      displayName: 'faults',
      testMatch: ['<rootDir>/test/host/**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        ...excepted.map(({ file }) => `/test/host/${file}\\.test\\.ts$`),
      ],
      setupFiles: ['<rootDir>/test/faults/setup.ts'],
      setupFilesAfterEnv: [...common.setupFilesAfterEnv, '<rootDir>/test/faults/except.ts'],
    },
    { ...common, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts'] },
    { ...common, displayName: 'long', testMatch: ['<rootDir>/test/long/**/*.test.ts'] },
  ],
};

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
};
/** These start a host, and some a browser: what is slow there is the machine, not the test. */
const patient = { ...common, setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'] };
/** Files of test/host that do not run under faults as a whole; test/faults/excepted.json says why. */
const excepted = require('./test/faults/excepted.json').filter(({ test }) => test === undefined);
module.exports = {
  projects: [
    {
      ...common,
      displayName: 'unit',
      moduleNameMapper: { '\\.css$': '<rootDir>/static/src/support/no-styles.cjs' },
      testMatch: ['<rootDir>/{core,src,static,local-host,scripts}/**/*.test.ts?(x)'],
    },
    { ...patient, displayName: 'host', testMatch: ['<rootDir>/test/host/**/*.test.ts'] },
    {
      ...patient,
      displayName: 'faults',
      testMatch: ['<rootDir>/test/host/**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        ...excepted.map(({ file }) => `/test/host/${file}\\.test\\.ts$`),
      ],
      setupFiles: ['<rootDir>/test/faults/setup.ts'],
      setupFilesAfterEnv: [...patient.setupFilesAfterEnv, '<rootDir>/test/faults/except.ts'],
    },
    { ...patient, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts'] },
    { ...patient, displayName: 'long', testMatch: ['<rootDir>/test/long/**/*.test.ts'] },
  ],
};

import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

/**
 * The arrows of the house: handlers → use cases → core and records → forge. Each room names what it may use.
 * `base` are the files of src/ itself, which every room shares; src/index.ts, the door, may use handlers only.
 */
const USE_CASES = [
  'features',
  'approvals',
  'defects',
  'example-map',
  'results',
  'import-export',
  'jira-search',
  'settings',
  'data-care',
  'archive',
];
const room = (type, folder = type) => ({ type, pattern: [folder, `${folder}/**`], partialMatch: false });
const rooms = [
  room('core'),
  room('handlers', 'src/handlers'),
  ...USE_CASES.map((type) => room(type, `src/${type}`)),
  room('records', 'src/records'),
  room('forge', 'src/forge'),
  // The contract of `invoke` is read by every room, as the files of src/ itself are.
  { type: 'base', pattern: ['src', 'src/invoke-api'], partialMatch: false },
  room('static'),
  room('local-host'),
  room('tests', 'test'),
  room('scripts'),
  room('bench'),
];

const mayUse = {
  core: [],
  base: ['core', 'base', 'forge'],
  handlers: ['base', 'core', ...USE_CASES, 'records', 'forge'],
  settings: ['base', 'core', 'records', 'forge'],
  features: ['base', 'core', 'records', 'forge', 'settings'],
  approvals: ['base', 'core', 'records', 'forge', 'features', 'settings'],
  defects: ['base', 'core', 'records', 'forge', 'features', 'settings', 'approvals'],
  'example-map': ['base', 'core', 'records', 'forge', 'features', 'settings', 'approvals'],
  'import-export': ['base', 'core', 'records', 'forge', 'features', 'settings'],
  results: ['base', 'core', 'records', 'forge', 'features', 'import-export'],
  'jira-search': ['base', 'core', 'records', 'forge', 'features'],
  'data-care': ['base', 'core', 'records', 'forge', 'settings', 'features', 'jira-search'],
  archive: ['base', 'core', 'records', 'forge', 'settings', 'features', 'results', 'import-export'],
  records: ['base', 'core', 'forge'],
  forge: ['base', 'core'],
  static: ['core', 'base'],
  'local-host': [],
  // Of static only what makes and reads archives, which needs no page.
  tests: ['base', 'core', 'local-host', 'scripts', 'static'],
  scripts: ['base', 'core', 'records', 'local-host'],
  bench: ['core', 'base', 'records', 'features', 'import-export', 'static', 'tests'],
};

const arrows = (...also) => [
  'error',
  {
    default: 'disallow',
    policies: [
      { allow: { to: { module: { origin: ['external', 'core'] } } } },
      ...Object.entries(mayUse).map(([from, to]) => ({
        from: { element: { type: from } },
        allow: { to: { element: { types: { anyOf: [from, ...to, ...also] } } } },
      })),
    ],
  },
];

const importsOnly = (files, group, message, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
});

/** Attributes that are read out or shown, and what makes a text of them. */
const READ =
  'JSXAttribute[name.name=/^(title|label|alt|placeholder|aria-(label|description|roledescription|placeholder))$/]';
const WORD = '/\\p{L}{2}/u';

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.build/**', '.local/**', 'tools/**', '*.cjs', '*.mjs'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': rooms,
      'import/resolver': {
        typescript: { project: ['tsconfig.json', 'static/tsconfig.json'], noWarnOnMultipleProjects: true },
      },
    },
    rules: {
      'boundaries/dependencies': arrows(),
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-console': 'error',
    },
  },
  { files: ['**/*.test.{ts,tsx}'], rules: { 'boundaries/dependencies': arrows('tests') } },
  {
    files: ['static/src/**/*.tsx'],
    ignores: ['**/*.test.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          'JSXText',
          'JSXElement > JSXExpressionContainer > Literal',
          'JSXElement > JSXExpressionContainer > TemplateLiteral > TemplateElement',
          `${READ} > Literal`,
          `${READ} > JSXExpressionContainer > TemplateLiteral > TemplateElement`,
        ].map((place) => ({
          selector: `${place}:matches([value=${WORD}], [value.raw=${WORD}])`,
          message: 'What people read stands in static/src/strings.',
        })),
      ],
    },
  },
  { files: ['src/index.ts'], rules: { 'boundaries/dependencies': 'off' } },
  { files: ['local-host/**', 'scripts/**', 'test/**', 'bench/**'], rules: { 'no-console': 'off' } },
  importsOnly(['src/**/*.ts'], ['@forge/*'], 'Only src/forge talks to the platform.', ['src/forge/**']),
  importsOnly(['src/index.ts'], ['./*', '!./handlers'], 'The door leads to handlers only.'),
  importsOnly(['static/**/*.{ts,tsx}'], ['@forge/*'], 'Only static/src/bridge.ts talks to the bridge.', [
    'static/src/bridge.ts',
  ]),
  importsOnly(['core/**/*.ts'], ['node:*', '@forge/*', 'fs', 'path', 'crypto'], 'core is pure.', [
    'core/**/*.test.ts',
  ]),
);

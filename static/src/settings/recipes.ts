/** What a recipe is written for: the pipeline URL without a slash at its end, and the project's key. */
export interface RecipeFacts {
  ciUrl: string;
  projectKey: string;
}

/** Under these names a pipeline keeps the two halves of its credentials. */
export const SECRET_NAMES = { userId: 'BEHAVE_PRO_USER_ID', apiKey: 'BEHAVE_PRO_API_KEY' } as const;

const FEATURES_DIR = 'features/jira';
const REPORT = 'report.json';

/** What the build server says about the run, as shell expressions. */
interface RunFacts {
  commit: string;
  /** A header, as words of a command: a build that has no id must not make one up, or each retry is another run. */
  buildId: string;
  buildUrl?: string;
}

const buildIdIs = (expression: string): string => `-H "X-BUILD-ID: ${expression}"`;

const download = ({ projectKey }: RecipeFacts): string[] => [
  `# 1. Download the features of ${projectKey}, into a folder of their own`,
  `rm -rf features.zip ${FEATURES_DIR}`,
  `mkdir -p ${FEATURES_DIR}`,
  'curl --fail-with-body -sSL -u "$BEHAVE_PRO_USER_ID:$BEHAVE_PRO_API_KEY" -o features.zip \\',
  `  "$BEHAVE_PRO_URL/rest/cucumber/1.0/project/${projectKey}/features?manual=false" \\`,
  // A refusal says in its body why; it was written to the file.
  '  || { cat features.zip >&2; exit 1; }',
  `unzip -q features.zip -d ${FEATURES_DIR}`,
];

/** The report goes up whatever the tests say; their verdict is the build's, after that. */
const RUN = [
  '# 2. Run them; failed tests must not keep the report from being published',
  'verdict=0',
  `npx cucumber-js "${FEATURES_DIR}/**/*.feature" --format json:${REPORT} || verdict=$?`,
];

const publish = ({ commit, buildId, buildUrl }: RunFacts): string[] => [
  '# 3. Publish the report',
  'curl --fail-with-body -sS -X PUT \\',
  '  -H "X-API-KEY: $BEHAVE_PRO_API_KEY" \\',
  '  -H "Content-Type: application/json" \\',
  `  -H "X-COMMIT-ID: ${commit}" \\`,
  `  ${buildId} \\`,
  ...(buildUrl ? [`  -H "X-BUILD-URL: ${buildUrl}" \\`] : []),
  '  -H "X-PARAM: Os=Linux" \\',
  `  --data-binary @${REPORT} "$BEHAVE_PRO_URL/REST/1.0/bdd/report"`,
  'exit $verdict',
];

const script = (facts: RecipeFacts, run: RunFacts): string[] => [
  ...download(facts),
  '',
  ...RUN,
  '',
  ...publish(run),
];

const indented = (lines: readonly string[], spaces: number): string =>
  lines.map((line) => line && ' '.repeat(spaces) + line).join('\n');

const curl = (facts: RecipeFacts): string =>
  `#!/usr/bin/env bash
set -eu
export BEHAVE_PRO_URL='${facts.ciUrl}'
# BEHAVE_PRO_USER_ID and BEHAVE_PRO_API_KEY come from the secrets of your pipeline

${script(facts, { commit: '$(git rev-parse HEAD)', buildId: '${BUILD_ID:+-H} ${BUILD_ID:+"X-BUILD-ID: $BUILD_ID"}' }).join('\n')}
`;

const node = ({
  ciUrl,
  projectKey,
}: RecipeFacts): string => `import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const url = '${ciUrl}';
const { BEHAVE_PRO_USER_ID, BEHAVE_PRO_API_KEY, BUILD_ID, BUILD_URL } = process.env;

async function request(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) {
    console.error(\`\${address} answered \${response.status}: \${await response.text()}\`);
    process.exit(1);
  }
  return response;
}

// 1. Download the features of ${projectKey}, into a folder of their own
const credentials = Buffer.from(\`\${BEHAVE_PRO_USER_ID}:\${BEHAVE_PRO_API_KEY}\`).toString('base64');
const zip = await request(\`\${url}/rest/cucumber/1.0/project/${projectKey}/features?manual=false\`, {
  headers: { Authorization: \`Basic \${credentials}\` },
});
writeFileSync('features.zip', Buffer.from(await zip.arrayBuffer()));
rmSync('${FEATURES_DIR}', { recursive: true, force: true });
mkdirSync('${FEATURES_DIR}', { recursive: true });
execFileSync('unzip', ['-q', 'features.zip', '-d', '${FEATURES_DIR}']);

// 2. Run them; failed tests must not keep the report from being published
const cucumber = ['cucumber-js', '${FEATURES_DIR}/**/*.feature', '--format', 'json:${REPORT}'];
const { status } = spawnSync('npx', cucumber, { stdio: 'inherit' });

// 3. Publish the report
const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
const reply = await request(\`\${url}/REST/1.0/bdd/report\`, {
  method: 'PUT',
  headers: {
    'X-API-KEY': BEHAVE_PRO_API_KEY,
    'Content-Type': 'application/json',
    'X-COMMIT-ID': commit,
    ...(BUILD_ID && { 'X-BUILD-ID': BUILD_ID }),
    ...(BUILD_URL && { 'X-BUILD-URL': BUILD_URL }),
    'X-PARAM': 'Os=Linux',
  },
  body: readFileSync('${REPORT}'),
});
console.log(await reply.text());
process.exit(status ?? 1);
`;

const github = (facts: RecipeFacts): string => {
  const run: RunFacts = {
    commit: '$GITHUB_SHA',
    buildId: buildIdIs('$GITHUB_RUN_ID'),
    buildUrl: '$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID',
  };
  return `name: Acceptance
on: [push]
jobs:
  acceptance:
    runs-on: ubuntu-latest
    env:
      BEHAVE_PRO_URL: ${facts.ciUrl}
      BEHAVE_PRO_USER_ID: \${{ secrets.BEHAVE_PRO_USER_ID }}
      BEHAVE_PRO_API_KEY: \${{ secrets.BEHAVE_PRO_API_KEY }}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm ci
      - name: Scenarios from Jira
        run: |
${indented(script(facts, run), 10)}
`;
};

const gitlab = (facts: RecipeFacts): string => {
  const run: RunFacts = {
    commit: '$CI_COMMIT_SHA',
    buildId: buildIdIs('$CI_PIPELINE_ID'),
    buildUrl: '$CI_JOB_URL',
  };
  return `acceptance:
  image: node:22
  variables:
    BEHAVE_PRO_URL: ${facts.ciUrl}
  before_script:
    - apt-get update && apt-get install -y unzip
    - npm ci
  script:
    - |
${indented(script(facts, run), 6)}
`;
};

const jenkins = (facts: RecipeFacts): string => {
  const run: RunFacts = { commit: '$GIT_COMMIT', buildId: buildIdIs('$BUILD_ID'), buildUrl: '$BUILD_URL' };
  return `pipeline {
  agent any
  environment {
    BEHAVE_PRO_URL = '${facts.ciUrl}'
    BEHAVE_PRO_USER_ID = credentials('BEHAVE_PRO_USER_ID')
    BEHAVE_PRO_API_KEY = credentials('BEHAVE_PRO_API_KEY')
  }
  stages {
    stage('Acceptance') {
      steps {
        sh 'npm ci'
        sh '''
${indented(script(facts, run), 10)}
        '''
      }
    }
  }
}
`;
};

export type RecipeName = 'curl' | 'node' | 'github' | 'gitlab' | 'jenkins';
export const RECIPE_NAMES: readonly RecipeName[] = ['curl', 'node', 'github', 'gitlab', 'jenkins'];

/** Pipelines to copy, complete but for the secrets: download, run Cucumber, publish. */
export const RECIPES: Record<RecipeName, (facts: RecipeFacts) => string> = {
  curl,
  node,
  github,
  gitlab,
  jenkins,
};

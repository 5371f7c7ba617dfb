import type { Manifest } from '../../contract';
import { framePathOf, shellModules } from './modules';

const manifest: Manifest = {
  app: { id: 'app', runtime: { name: 'nodejs22.x' } },
  modules: {
    'jira:issueContext': [{ key: 'context', title: 'App', label: 'Counts', resource: 'main/context' }],
    'jira:issuePanel': [
      {
        key: 'panel',
        title: 'Panel',
        resource: 'main',
        icon: 'resource:main;icons/a.svg',
        viewportSize: 'small',
      },
      { key: 'native', title: 'Not a Custom UI', resource: 'nowhere' },
    ],
    webtrigger: [{ key: 'ci', function: 'ci' }],
  },
  resources: [{ key: 'main', path: 'dist', entry: { context: 'context.html' } }],
  permissions: { scopes: [] },
};

test('modules come with what the site shows of them, in the order of the site', () => {
  expect(shellModules(manifest)).toEqual([
    {
      type: 'jira:issuePanel',
      key: 'panel',
      title: 'Panel',
      framePath: '/main/index.html',
      iconPath: '/main/icons/a.svg',
      viewportSize: 'small',
    },
    {
      type: 'jira:issueContext',
      key: 'context',
      title: 'App',
      label: 'Counts',
      framePath: '/main/context.html',
    },
  ]);
});

test.each([
  ['main', '/main/index.html'],
  ['main/context', '/main/context.html'],
  ['main/other', undefined],
  ['other', undefined],
  ['', undefined],
])('the resource %p is the document %p', (resource, path) => {
  expect(framePathOf(manifest, resource)).toBe(path);
});

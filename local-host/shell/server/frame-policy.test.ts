import type { Manifest } from '../../contract';
import { framePolicy } from './frame-policy';

const manifest: Manifest = {
  app: { id: 'app', runtime: { name: 'nodejs22.x' } },
  modules: {},
  resources: [],
  permissions: { scopes: [] },
};

const directives = (app: Manifest, html: string): Map<string, string[]> =>
  new Map(
    framePolicy(app, html, 'http://localhost:4000')
      .split('; ')
      .map((directive) => directive.split(' '))
      .map(([name = '', ...values]) => [name, values]),
  );

test('nothing unsafe, and reports go to the local host', () => {
  const policy = directives(manifest, '<html></html>');
  expect([...policy.values()].flat().filter((value) => value.includes('unsafe'))).toEqual([]);
  expect(policy.get('report-uri')).toEqual(['/__bridge/csp-report']);
  expect(policy.get('frame-ancestors')).toContain('http://localhost:4000');
  expect(policy.get('sandbox')).not.toContain('allow-top-navigation');
});

test('a script inside the document is admitted by its hash, as in production', () => {
  const policy = directives(manifest, '<html><script>go()</script></html>');
  expect(policy.get('script-src')?.filter((value) => value.startsWith("'sha256-"))).toHaveLength(1);
});

test('what the manifest loosens is loosened', () => {
  const permissions = { scopes: [], content: { styles: ['unsafe-inline'] } };
  const policy = directives({ ...manifest, permissions }, '<html></html>');
  expect(policy.get('style-src')).toContain("'unsafe-inline'");
});

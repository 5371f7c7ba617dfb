import type { FeatureView, Reply } from '../../src/invoke-api';
import { startHost, type Host, type User } from '../support/host';
import { importAll } from '../support/import';
import { enabledProject, SPECIFICATION } from '../support/site';

const CLASSIC = `@web
Feature: Cart

  @slow
  Scenario: One
    Given a

  Scenario Outline: Two
    Given <a>
    @smoke
    Examples:
      | a |
      | 1 |

  @admin
  Rule: Admins
    Scenario: Three
      Given c
`;

describe('scenarios by their tags', () => {
  let host: Host;
  const at = { projectKey: 'TAGS' };

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'TAGS');
    const files = {
      'cart.feature': CLASSIC,
      'guide.feature.md': '# Feature: Guide\n\n`@slow`\n## Scenario: Four\n* Given d\n',
      'plain.feature': 'Feature: Plain\n\n  Scenario: Five\n    Given e\n',
    };
    await importAll(
      host,
      'mira',
      'TAGS',
      Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
    );
  });
  afterAll(() => host?.stop());

  const tagged = (tags: string, user: User = 'vic') =>
    host.invoke<Reply<{ chosen: Record<string, string[]> }>>(user, SPECIFICATION, at, 'tagged', { tags });
  async function names(tags: string): Promise<string[]> {
    const reply = await tagged(tags);
    if (!reply.ok) throw new Error(reply.error.message);
    const features = await Promise.all(
      Object.keys(reply.value.chosen).map((featureId) =>
        host.invoke<Reply<{ feature: FeatureView }>>('vic', SPECIFICATION, at, 'feature', { featureId }),
      ),
    );
    const chosen = new Set(Object.values(reply.value.chosen).flat());
    return features
      .flatMap((found) => (found.ok ? found.value.feature.scenarios : []))
      .flatMap(({ id, name }) => (chosen.has(id) ? [name] : []))
      .sort();
  }

  test.each([
    ['@web', ['One', 'Three', 'Two']],
    ['@slow', ['Four', 'One']],
    ['@smoke or @admin', ['Three', 'Two']],
    ['@web and not (@slow or @smoke)', ['Three']],
    ['not @web', ['Five', 'Four']],
    ['@nobody', []],
  ])('%s', async (tags, expected) => {
    expect(await names(tags)).toEqual(expected);
  });

  test('what is no expression is told with its place; who may not see the project is told nothing', async () => {
    expect(await tagged('@web && @slow')).toMatchObject({
      ok: false,
      error: { code: 'Invalid', message: 'Write “and” instead of “&&”.', problems: [{ line: 1, column: 6 }] },
    });
    expect(await tagged('@web', 'nora')).toMatchObject({ ok: false, error: { code: 'NotFound' } });
  });
});

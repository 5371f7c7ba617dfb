import { FORMER_USER } from '@behave-pro/core/rules';
import { accountsIn, HOLDING, withoutAccounts } from './accounts';
import type { FeatureBody, GoneBody, InstallationBody } from './kinds';

const saves = [
  { at: 2, by: 'b', from: 'page', version: 'v2' },
  { at: 1, by: 'a', from: 'import', version: 'v1' },
  { at: 0, from: 'import', version: 'v0' },
] as const;
const feature: FeatureBody = {
  text: 'Feature: written by a',
  scenarios: [],
  saves: [...saves],
  news: [{ scenarioId: 's', at: 1, by: ['a', 'b'], issues: ['1'], name: 'N' }],
};

test('the kinds that hold account ids', () => {
  // test/host/accounts.test.ts has each of them stored by a person, and looks for that person in a dump.
  expect(HOLDING).toEqual([
    'api-key',
    'feature',
    'issue',
    'gone',
    'audit',
    'installation',
    'removal',
    'saves',
    'backup',
  ]);
});

test('are read and replaced wherever they are, and what people wrote stays', () => {
  const gone: GoneBody = { feature: { attributes: {}, body: feature, by: 'c' } };
  expect(accountsIn('gone', gone)).toEqual(['b', 'a', 'c']);
  const without = withoutAccounts('gone', gone, new Set(['a', 'b', 'c']));
  expect(accountsIn('gone', without)).toEqual([]);
  expect(without.feature?.by).toBe(FORMER_USER);
  expect(without.feature?.body.news?.[0]?.by).toEqual([FORMER_USER]);
  expect(without.feature?.body.text).toBe(feature.text);
  expect(withoutAccounts('feature', feature, new Set(['x']))).toEqual(feature);
});

test('of removals only those that a person asked for have one', () => {
  const asked = { id: 'r', askedAt: 0, dueAt: 1, key: 'K', name: 'N' };
  const installation: InstallationBody = {
    licence: { readings: [] },
    triggers: {},
    requests: { 1: { ...asked, askedBy: 'a' }, 2: asked },
    request: { ...asked, askedBy: 'b' },
    removal: { phase: 'done', announcedAt: 0, removed: {}, asked: { ...asked, askedBy: 'c' } },
  };
  expect(accountsIn('installation', installation).sort()).toEqual(['a', 'b', 'c']);
  const without = withoutAccounts('installation', installation, new Set(['a', 'b', 'c']));
  expect(without.requests?.[2]).not.toHaveProperty('askedBy');
  expect(accountsIn('installation', without)).toEqual([]);
});

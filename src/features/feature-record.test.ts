import { randomBytes } from 'node:crypto';
import { newsBetween, type ScenarioNews } from '@behave-pro/core/news';
import type { Change } from '../records/change';
import type { FeatureBody } from '../records/kinds';
import { parseStored, putFeatureRecord, putGoneFeature, tooLarge, type Feature } from './feature-record';

/** Noise does not compress. */
const featureWith = (noise: number, news: ScenarioNews[]): Feature => ({
  id: 'f',
  projectId: '1',
  path: 'f.feature',
  fileName: 'f.feature',
  document: parseStored(
    `Feature: F\n  # ${randomBytes(noise).toString('hex')}\n  Scenario: S\n    Given a\n`,
  ),
  scenarios: [{ id: 'f.1', issues: ['1'] }],
  encoding: 'utf-8',
  pending: [],
  saves: [],
  olderSaves: 0,
  pages: [],
  news,
});

function put(feature: Feature): FeatureBody {
  const bodies: FeatureBody[] = [];
  const change = { put: (_: object, body: FeatureBody) => bodies.push(body) } as unknown as Change;
  putFeatureRecord(change, feature);
  const [body] = bodies;
  if (!body) throw new Error('nothing was put');
  return body;
}

const before = { document: parseStored('Feature: F\n  Scenario: S\n    Given b\n') };
const scenarios = [{ id: 'f.1', issues: ['1'] }];
const [one] = newsBetween({ ...before, scenarios }, { ...featureWith(1, []), scenarios }, { at: 1 });
const news = Array.from({ length: 100 }, (_, n) => ({
  ...(one as ScenarioNews),
  scenarioId: `f.${n}`,
  by: [randomBytes(20).toString('hex')],
  name: randomBytes(100).toString('hex'),
}));

test('news is kept where it fits, and is no reason to refuse a text where it does not', () => {
  expect(put(featureWith(1000, news)).news).toHaveLength(100);
  const large = featureWith(135_000, news);
  expect(tooLarge(large)).toBeUndefined();
  expect(put(large)).not.toHaveProperty('news');
  expect(put({ ...large, news: news.slice(0, 1) }).news).toHaveLength(1);
  expect(() => put(featureWith(160_000, []))).toThrow('can be stored');
});

test('nothing waits for news that did not fit: neither a job, nor the record of a removed feature', () => {
  const put = jest.fn();
  const remove = jest.fn();
  const change = { put, remove } as unknown as Change;
  putFeatureRecord(change, featureWith(135_000, news));
  expect(put.mock.lastCall?.[2]).toMatchObject({ attributes: { links: 'done' } });
  putGoneFeature(change, featureWith(135_000, news));
  expect(remove).toHaveBeenCalledTimes(1);
  putGoneFeature(change, featureWith(1_000, news));
  expect(put.mock.lastCall?.[2]).toMatchObject({ attributes: { links: 'due' } });
});

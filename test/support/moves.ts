import { scenarioText, textHash } from '@behave-pro/core/gherkin';
import { documentOf } from '../../core/gherkin/testing/read';
import type { FeatureView, PanelView, Reply } from '../../src/invoke-api';
import { startHost, type Host } from './host';
import { importAll } from './import';
import { PASSED, ran, ranFeature, reportOn } from './reports';
import {
  ask,
  createIssue,
  enabledProjectWithKey,
  PANEL,
  publish,
  SPECIFICATION,
  type Issue,
  type NewKey,
} from './site';

export const PAYING = `Feature: Paying

  Scenario: By card
    Given a card

  # rare
  Scenario: By invoice
    Given an invoice
`;
export const BILLING = `Feature: Billing

  Scenario: Monthly
    Given a month
`;

/** A report in which a feature's scenarios passed. */
export const reportOf = (path: string, feature: string, steps: Record<string, string>): string =>
  reportOn(
    ranFeature(
      path,
      feature,
      Object.entries(steps).map(([name, step]) => ran(name, { [`Given ${step}`]: PASSED })),
    ),
  );

interface Place {
  host: Host;
  made: NewKey;
  issues: Issue[];
}

/** A project for scenarios that go from one feature to another, with two stories, for the tests of one `describe`. */
export function placeOfMoves() {
  let place: Place;
  const on = (): Place => place;
  const at = { projectKey: 'MOVE' };

  beforeAll(async () => {
    const host = await startHost();
    place = { host, made: await enabledProjectWithKey(host, 'MOVE'), issues: [] };
    for (const name of ['One', 'Two']) place.issues.push(await createIssue(host, 'mira', 'MOVE', name));
  });
  afterAll(() => place?.host.stop());

  const call = <T>(name: string, payload: object) =>
    ask<T>(on().host, 'mira', SPECIFICATION, at, name, payload);
  const change = <T = { feature: FeatureView }>(name: string, payload: object) =>
    call<T>(name, { writeId: crypto.randomUUID(), ...payload });
  const tried = (name: string, payload: object, user: 'mira' | 'vic' = 'mira') =>
    on().host.invoke<Reply<{ feature: FeatureView }>>(user, SPECIFICATION, at, name, {
      writeId: crypto.randomUUID(),
      ...payload,
    });
  const feature = async (featureId: string) =>
    (await call<{ feature: FeatureView }>('feature', { featureId })).feature;
  const ranked = async (issue: Issue | undefined) =>
    (await ask<PanelView>(on().host, 'mira', PANEL, { issueKey: issue?.key ?? '' }, 'load')).scenarios.map(
      ({ id, featureId, result }) => ({ id, featureId, status: result?.status }),
    );
  const hashOf = ({ text }: FeatureView, index: number) => textHash(scenarioText(documentOf(text), index));

  /** Two features in a folder; both of the first one's scenarios are on an issue, and passed. */
  async function filled(folder: string): Promise<[FeatureView, FeatureView]> {
    const files = { paying: PAYING.replace('Paying', `Paying ${folder}`), billing: BILLING };
    const imported = await importAll(
      on().host,
      'mira',
      'MOVE',
      Object.entries(files).map(([name, text]) => ({
        path: `${folder}/${name}.feature`,
        bytes: Buffer.from(text),
      })),
    );
    const [from, to] = imported.map(({ featureId }) => featureId ?? '');
    const { scenarios } = await feature(from ?? '');
    for (const scenarioId of [scenarios[1]?.id, scenarios[0]?.id])
      await change('link', { featureId: from, scenarioId, issueKey: on().issues[0]?.key });
    await publish(
      on().made,
      reportOf(`${folder}/paying.feature`, `Paying ${folder}`, {
        'By card': 'a card',
        'By invoice': 'an invoice',
      }),
    );
    await on().host.local('POST', 'drain');
    return [await feature(from ?? ''), await feature(to ?? '')];
  }
  async function cleared(...features: FeatureView[]): Promise<void> {
    for (const { id } of features) {
      const { textHash: hash } = await feature(id);
      await change('remove', { featureId: id, textHash: hash });
    }
    await on().host.local('POST', 'drain');
  }

  return { on, call, change, tried, feature, ranked, hashOf, filled, cleared };
}

import { client } from '../../api';
import { appSources, type EditorApi } from './app-sources';

const VOCABULARY = { steps: [{ text: 'a basket', uses: 2, here: 1 }], tags: [] };

function app(answer: (name: string, payload: object) => unknown) {
  const calls: [string, object][] = [];
  const call = client<EditorApi>(async (name, payload) => {
    calls.push([name, payload]);
    return answer(name, payload);
  });
  return { call, calls };
}

test('the vocabulary is asked for once, with the feature that is written', async () => {
  const { call, calls } = app(() => ({ ok: true, value: VOCABULARY }));
  const sources = appSources(call, 'f1');
  expect(await sources.vocabulary()).toEqual(VOCABULARY);
  expect(await sources.vocabulary()).toEqual(VOCABULARY);
  expect(calls).toEqual([['vocabulary', { featureId: 'f1' }]]);
});

test('what fails suggests nothing, and is not asked again', async () => {
  const { call, calls } = app(() => {
    throw new Error('no such function');
  });
  const sources = appSources(call);
  expect(await sources.vocabulary()).toEqual({ steps: [], tags: [] });
  expect(await sources.vocabulary()).toEqual({ steps: [], tags: [] });
  expect(await sources.findIssues('pay', new AbortController().signal)).toEqual([]);
  expect(calls.map(([name]) => name)).toEqual(['vocabulary']);
});

test('issues nobody waits for any more are not asked for', async () => {
  const { call, calls } = app(() => ({ ok: true, value: { issues: [{ key: 'A-1', summary: 'Pay' }] } }));
  const sources = appSources(call);
  const gone = new AbortController();
  const first = sources.findIssues('pa', gone.signal);
  gone.abort();
  expect(await first).toEqual([]);
  expect(await sources.findIssues('pay', new AbortController().signal)).toEqual([
    { key: 'A-1', summary: 'Pay' },
  ]);
  expect(calls).toEqual([['findIssues', { query: 'pay' }]]);
});

/** @jest-environment jsdom */
import '../../support/feature-flags-off';
import { TextDecoder, TextEncoder } from 'node:util';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { gunzipSync, strToU8, zipSync } from 'fflate';
import type { ImportedFile, ProjectApi } from '../../../../src/invoke-api';
import { copyText } from '../../clipboard';
import { fakeApp } from '../../support/fake-app';
import { featureSummary, featureView, projectView } from '../../support/replies';
import { Project } from '../project';

jest.mock('../../clipboard');

// Every browser has them; jsdom has not.
Object.assign(globalThis, { TextDecoder, TextEncoder });
// The parser takes longer to load here than an answer may take.
beforeAll(() => import('./importers'));

type Handlers = { [K in keyof ProjectApi]?: ProjectApi[K] };

const imported = (path: string, own: Partial<ImportedFile> = {}): ImportedFile => ({
  path,
  outcome: 'added',
  featureId: `id of ${path}`,
  scenarios: 1,
  links: 0,
  unknownKeys: [],
  sha256: '',
  ...own,
});
const addAll: ProjectApi['import'] = ({ files }) => ({
  ok: true,
  value: {
    files: files.map(({ path, remains }) =>
      imported(path, remains && { outcome: 'absent', scenarios: 0, featureId: undefined }),
    ),
  },
});

/** jsdom's files cannot be read. */
const file = (name: string, content: Uint8Array | string, path = ''): File => {
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  const made = new File([new Uint8Array(bytes)], name);
  return Object.defineProperties(made, {
    arrayBuffer: { value: async () => new Uint8Array(bytes).buffer },
    webkitRelativePath: { value: path },
  });
};
const files = (count: number): File[] =>
  Array.from({ length: count }, (_, n) => file(`f${n}.feature`, `Feature: ${n}\n`));

const open = async (handlers: Handlers = {}) => {
  const app = fakeApp<ProjectApi>({
    load: () => ({ ok: true, value: projectView({ features: [featureSummary()] }) }),
    import: addAll,
    ...handlers,
  });
  render(<Project call={app.call} />);
  const user = userEvent.setup({ applyAccept: false });
  await user.click(await screen.findByRole('button', { name: 'Import' }));
  const choose = (chosen: File[], field = 'Choose files or a .zip') =>
    user.upload(screen.getByLabelText(field, { selector: 'input' }), chosen);
  return { ...app, user, choose };
};
const sent = (calls: { name: string; payload: object }[]) =>
  calls.filter(({ name }) => name === 'import').map(({ payload }) => payload) as {
    writeId: string;
    onExisting: string;
    files: { path: string; gz: string }[];
  }[];
const start = /^Import \d+ file/;

test('chosen files are counted, sent byte for byte, and keep the project’s texts unless told otherwise', async () => {
  const { user, calls, choose } = await open();
  const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0x46, 0x0d, 0x0a, 0xff]);
  await choose([file('a.feature', bytes), file('notes.md', 'x')]);
  expect(await screen.findByText('1 feature file, 1 other file left out')).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Keep the project’s text' }).checked).toBe(true);
  await user.click(screen.getByRole('button', { name: start }));
  const result = await screen.findByRole('region', { name: 'Import result' });
  expect(result.textContent).toMatch(/1 added.*1 other file left out/);
  const [batch] = sent(calls);
  expect(batch).toMatchObject({ onExisting: 'keep', files: [{ path: 'a.feature' }] });
  expect(gunzipSync(Buffer.from(batch?.files[0]?.gz ?? '', 'base64'))).toEqual(bytes);
});

test('a folder keeps its paths; existing features are replaced when that is chosen', async () => {
  const { user, calls, choose } = await open();
  await choose([file('a.feature', 'x', 'specs/deep/a.feature')], 'Choose a folder');
  await user.click(await screen.findByRole('radio', { name: 'Replace it by the file' }));
  await user.click(screen.getByRole('button', { name: start }));
  await screen.findByRole('region', { name: 'Import result' });
  expect(sent(calls)).toMatchObject([{ onExisting: 'replace', files: [{ path: 'specs/deep/a.feature' }] }]);
});

test('a zip is unpacked here; what leads out of it is refused with the reason, before anything is sent', async () => {
  const zip = zipSync({
    'specs/a.feature': strToU8('Feature: a'),
    'specs/steps.js': strToU8('x'),
    '../evil.feature': strToU8('x'),
  });
  const { calls, choose } = await open();
  await choose([file('specs.zip', zip), file('broken.zip', 'no zip')]);
  expect(await screen.findByText('1 feature file, 1 other file left out, 2 files refused')).toBeTruthy();
  const refused = within(screen.getByRole('table')).getAllByRole('row').slice(1);
  expect(refused.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^broken.zip.*not a zip/),
    expect.stringMatching(/^\.\.\/evil.feature.*leads out/),
  ]);
  expect(sent(calls)).toEqual([]);
});

test('nothing to import says so and lets choose again', async () => {
  const { user, choose } = await open();
  await choose([file('notes.md', 'x')]);
  expect(await screen.findByText(/no .feature file/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Choose other files' }));
  expect(screen.getByRole('button', { name: 'Choose a folder' })).toBeTruthy();
});

test('many files go in several requests, each under a writeId of its own, with progress', async () => {
  const waiting: (() => void)[] = [];
  const { user, calls, choose } = await open({
    import: ((payload: Parameters<ProjectApi['import']>[0]) =>
      new Promise((resolve) => waiting.push(() => resolve(addAll(payload))))) as never,
  });
  await choose(files(130));
  await user.click(await screen.findByRole('button', { name: start }));
  await waitFor(() => expect(waiting).toHaveLength(1));
  const bar = screen.getByRole('progressbar', { name: 'Import progress' });
  await act(async () => waiting[0]?.());
  await waitFor(() => expect(bar.getAttribute('aria-valuenow')).toBe('60'));
  expect(bar.getAttribute('aria-valuetext')).toBe('Imported 60 of 130 files');
  expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false);
  await act(async () => waiting[1]?.());
  await waitFor(() => expect(waiting).toHaveLength(3));
  await act(async () => waiting[2]?.());
  await screen.findByRole('region', { name: 'Import result' });
  expect(sent(calls).map(({ files: batch }) => batch.length)).toEqual([60, 60, 10]);
  expect(new Set(sent(calls).map(({ writeId }) => writeId)).size).toBe(3);
  expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true);
});

test('stopping waits for the files on their way and says how many were left', async () => {
  const waiting: (() => void)[] = [];
  const { user, choose } = await open({
    import: ((payload: Parameters<ProjectApi['import']>[0]) =>
      new Promise((resolve) => waiting.push(() => resolve(addAll(payload))))) as never,
  });
  await choose(files(70));
  await user.click(await screen.findByRole('button', { name: start }));
  await waitFor(() => expect(waiting).toHaveLength(1));
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  expect(screen.getByText(/Stopping after/)).toBeTruthy();
  await act(async () => waiting[0]?.());
  const result = await screen.findByRole('region', { name: 'Import result' });
  expect(result.textContent).toMatch(/60 added.*10 not imported, because you ended it/);
});

describe('a request that fails', () => {
  afterEach(() => jest.useRealTimers());

  test('without an answer is repeated under the same writeId, by itself and then when asked', async () => {
    let lost = true;
    const { calls, choose } = await open({
      import: (payload) => {
        if (lost) throw new Error('timed out');
        return addAll(payload);
      },
    });
    await choose(files(2));
    const go = await screen.findByRole('button', { name: start });
    jest.useFakeTimers();
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    await user.click(go);
    for (let turn = 0; turn < 20; turn += 1) await act(() => jest.advanceTimersByTimeAsync(1_000));
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toMatch(/The import stopped/);
    expect(sent(calls)).toHaveLength(3);
    lost = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await act(() => jest.advanceTimersByTimeAsync(100));
    expect(screen.getByRole('region', { name: 'Import result' }).textContent).toContain('2 added');
    expect(new Set(sent(calls).map(({ writeId }) => writeId)).size).toBe(1);
  });

  test('with a clear refusal says why at once; ending there shows what came in so far', async () => {
    let n = 0;
    const { user, choose } = await open({
      import: (payload) =>
        ++n === 1 ? addAll(payload) : { ok: false, error: { code: 'Forbidden', message: 'Ask an admin.' } },
    });
    await choose(files(70));
    await user.click(await screen.findByRole('button', { name: start }));
    expect((await screen.findByRole('alert')).textContent).toContain('Ask an admin.');
    await user.click(screen.getByRole('button', { name: 'End here' }));
    expect(screen.getByRole('region', { name: 'Import result' }).textContent).toMatch(
      /60 added.*10 not imported/,
    );
  });
});

test('a file no request can carry is refused by name, the others go in', async () => {
  const noise = Uint8Array.from({ length: 400_000 }, () => Math.floor(Math.random() * 256));
  const { user, calls, choose } = await open();
  await choose([file('huge.feature', noise), file('a.feature', 'Feature: a')]);
  await user.click(await screen.findByRole('button', { name: start }));
  const result = await screen.findByRole('region', { name: 'Import result' });
  expect(result.textContent).toMatch(/1 added.*1 refused/);
  expect(within(result).getByRole('row', { name: /huge.feature.*too large/ })).toBeTruthy();
  expect(sent(calls)[0]?.files.map(({ path }) => path)).toEqual(['a.feature']);
});

test('the result lists what needs a look; a row opens its feature, and the way back is there', async () => {
  const draft = { line: 3, column: 5, message: 'a step is missing' };
  const { user, choose } = await open({
    import: () => ({
      ok: true,
      value: {
        files: [
          imported('bad.feature', { draft, featureId: 'f7' }),
          imported('tagged.feature', { links: 2, unknownKeys: ['OLD-1'] }),
          imported('mine.feature', { outcome: 'kept' }),
        ],
      },
    }),
    feature: ({ featureId }) => ({
      ok: true,
      value: { feature: featureView({ id: featureId, name: 'Bad one' }) },
    }),
  });
  await choose([
    file('bad.feature', 'x'),
    file('tagged.feature', 'x'),
    file('mine.feature', 'x'),
    file('lost.feature', 'x'),
  ]);
  await user.click(await screen.findByRole('button', { name: start }));
  const result = await screen.findByRole('region', { name: 'Import result' });
  expect(within(result).getByRole('row', { name: 'bad.feature 3 5 a step is missing' })).toBeTruthy();
  expect(within(result).getByRole('row', { name: 'tagged.feature OLD-1' })).toBeTruthy();
  expect(within(result).getByRole('row', { name: /lost.feature.*did not say/ })).toBeTruthy();
  jest.mocked(copyText).mockResolvedValue(true);
  await user.click(within(result).getByRole('button', { name: /^Copy list/ }));
  expect(copyText).toHaveBeenCalledWith(expect.stringContaining('bad.feature\t3\t5\ta step is missing'));
  await user.click(within(result).getByRole('button', { name: 'bad.feature' }));
  expect(await screen.findByRole('heading', { name: 'Bad one' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show result' }));
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('button', { name: 'Show result' })).toBeNull();
});

test('files and folders dropped anywhere on the page are looked through', async () => {
  const { calls, user } = await open();
  const entry = (path: string) => ({
    isFile: true,
    isDirectory: false,
    fullPath: path,
    file: (resolve: (made: File) => void) => resolve(file(path.split('/').pop() ?? '', 'Feature: x')),
  });
  const folder = (path: string, pieces: object[][]) => ({
    isFile: false,
    isDirectory: true,
    fullPath: path,
    createReader: () => ({
      readEntries: (resolve: (entries: object[]) => void) => resolve(pieces.shift() ?? []),
    }),
  });
  const specs = folder('/specs', [
    [entry('/specs/a.feature')],
    [folder('/specs/deep', [[entry('/specs/deep/b.feature')]]), entry('/specs/x.js')],
  ]);
  const items = [specs, entry('/c.feature')].map((one) => ({ webkitGetAsEntry: () => one }));
  const dataTransfer = { types: ['Files'], items, files: [] };
  fireEvent.dragOver(window, { dataTransfer });
  expect(screen.getByText(/Drop .feature files/)).toBeTruthy();
  fireEvent.drop(window, { dataTransfer });
  expect(screen.queryByText(/Drop .feature files/)).toBeNull();
  await user.click(await screen.findByRole('button', { name: 'Import 3 files' }));
  await screen.findByRole('region', { name: 'Import result' });
  expect(sent(calls)[0]?.files.map(({ path }) => path)).toEqual([
    'specs/a.feature',
    'specs/deep/b.feature',
    'c.feature',
  ]);
});

describe('an export of another tool', () => {
  const XRAY = (requirement: string, key: string): string =>
    `@RUN-1\n@REQ_${requirement}\nFeature: ${requirement}\n\n  @TEST_SHOP-${key}\n  Scenario: s\n    Given a\n`;
  const zip = () =>
    file(
      'FeatureBundle.zip',
      zipSync({
        '1_SHOP-1.feature': strToU8(XRAY('SHOP-1', '9')),
        '2_SHOP-2.feature': strToU8(XRAY('SHOP-2', '9')),
      }),
    );
  const report = async () =>
    within(await screen.findByRole('region', { name: 'File by file' }))
      .getAllByRole('row')
      .slice(1)
      .map(({ textContent }) => textContent);
  const merge = { name: 'Merge the file with what was changed here' };
  const check = { name: 'See what would happen' };

  test('is recognised, tried before it is imported, and told of file by file', async () => {
    const { user, calls, choose } = await open();
    await choose([zip()]);
    const origin = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'The files are' });
    expect(origin.value).toBe('xray');
    expect(screen.queryByRole('button', { name: start })).toBeNull();
    await user.click(screen.getByRole('radio', merge));
    await user.click(screen.getByRole('button', check));
    expect(await screen.findByText(/^Nothing is imported yet/)).toBeTruthy();
    const told = [
      expect.stringMatching(/^1_SHOP-1.feature.*New feature.*Imported as SHOP-1.feature.*left out.*@RUN-1/),
      expect.stringMatching(/^2_SHOP-2.feature.*Nothing left.*kept once, in SHOP-1.feature: s/),
    ];
    expect(await report()).toEqual(told);
    expect(sent(calls)).toMatchObject([
      {
        dryRun: true,
        onExisting: 'merge',
        files: [{ path: 'SHOP-1.feature' }, { path: 'SHOP-2.feature', remains: true }],
      },
    ]);

    // What was chosen is still chosen after a look back.
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.getByRole<HTMLInputElement>('radio', merge).checked).toBe(true);
    await user.click(screen.getByRole('button', check));
    await user.click(await screen.findByRole('button', { name: 'Import 1 file' }));
    await screen.findByRole('region', { name: 'Import result' });
    expect(await report()).toEqual(told);
    const last = sent(calls).at(-1);
    expect(last).not.toHaveProperty('dryRun');
    expect(Buffer.from(gunzipSync(Buffer.from(last?.files[0]?.gz ?? '', 'base64'))).toString()).toBe(
      XRAY('SHOP-1', '9').replace('@RUN-1\n', '').replace('@TEST_SHOP-9', '@TEST_SHOP-9 @REQ_SHOP-2'),
    );
  });

  test('what one test stands in goes in one request, however many files there are', async () => {
    const { user, calls, choose } = await open();
    const keys = Array.from({ length: 130 }, (_, n) => `SHOP-${n + 1}`);
    const files = keys.map((key, n) => [
      `${n + 1}.feature`,
      strToU8(XRAY(key, n === 129 ? '1' : `${n + 1}`)),
    ]);
    await choose([file('FeatureBundle.zip', zipSync(Object.fromEntries(files)))]);
    await user.click(await screen.findByRole('button', check));
    await screen.findByText(/^Nothing is imported yet/);
    expect(screen.getByRole('button', { name: 'Import 129 files' })).toBeTruthy();
    const requests = sent(calls).map((payload) => payload.files.map(({ path }) => path));
    expect(requests.map(({ length }) => length)).toEqual([60, 60, 10]);
    expect(requests[0]?.slice(0, 3)).toEqual(['SHOP-1.feature', 'SHOP-130.feature', 'SHOP-2.feature']);
  });

  test('can be taken as it is when a person says so, and other files as those of a tool', async () => {
    const { user, calls, choose } = await open();
    await choose([zip()]);
    await user.selectOptions(await screen.findByRole('combobox', { name: 'The files are' }), 'none');
    await user.click(screen.getByRole('button', { name: 'Import 2 files' }));
    await screen.findByRole('region', { name: 'Import result' });
    const paths = () =>
      sent(calls)
        .at(-1)
        ?.files.map(({ path }) => path);
    expect(paths()).toEqual(['1_SHOP-1.feature', '2_SHOP-2.feature']);

    await user.click(screen.getByRole('button', { name: 'Import more' }));
    await choose([file('7-a.feature', 'Feature: a\n  @MANUAL\n  Scenario: s\n  Scenario: t\n')]);
    await user.selectOptions(await screen.findByRole('combobox', { name: 'The files are' }), 'assertthat');
    await user.click(screen.getByRole('button', check));
    await screen.findByText(/^Nothing is imported yet/);
    expect(sent(calls).at(-1)?.files).toMatchObject([{ path: 'a.feature', testTypes: 'm-' }]);
  });

  test('is still only tried when that fails and is tried again', async () => {
    let fails = true;
    const { user, calls, choose } = await open({
      import: (payload) =>
        fails ? { ok: false, error: { code: 'Conflict', message: 'Later.' } } : addAll(payload),
    });
    await choose([zip()]);
    await user.click(await screen.findByRole('button', check));
    await user.click(await screen.findByRole('button', { name: 'End here' }));
    expect(await screen.findByRole('combobox', { name: 'The files are' })).toBeTruthy();
    fails = false;
    await user.click(screen.getByRole('button', check));
    await screen.findByText(/^Nothing is imported yet/);
    expect(sent(calls).every((payload) => 'dryRun' in payload)).toBe(true);
  });
});

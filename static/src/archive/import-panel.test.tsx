/** @jest-environment jsdom */
import '../support/feature-flags-off';
import { Blob as NodeBlob } from 'node:buffer';
import { TextDecoder, TextEncoder } from 'node:util';
import { lineOf, recordsPart } from '@behave-pro/core/archive';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ArchiveApi } from '../../../src/invoke-api';
import { endArchive, newZip } from '../support/archives';
import { fakeApp } from '../support/fake-app';
import { ImportPanel } from './import-panel';

// Every browser has them; jsdom has not, or cannot read what is in them.
Object.assign(globalThis, { TextDecoder, TextEncoder, Blob: NodeBlob });

const KINDS = ['project', 'issue', 'feature'] as const;
const PROJECT = { id: '1', key: 'SHOP', name: 'Shop' };

async function* oneLine(key: string): AsyncGenerator<string> {
  yield lineOf({ key, body: { scenarios: [] } });
}

/** An archive as a file that was chosen, in which these parts are not as they were written. */
async function archiveFile(...damaged: string[]): Promise<File> {
  const zip = newZip();
  for (const kind of KINDS) await zip.lines(recordsPart('SHOP', kind), oneLine(`${kind}:1`));
  zip.file('README.txt', new Uint8Array());
  const parts = zip.parts.map((part) => (damaged.includes(part.path) ? { ...part, sha256: 'other' } : part));
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, 1]));
  const blob = endArchive(zip, parts, [{ ...PROJECT, counts }]);
  return Object.defineProperties(new File([], 'archive.zip'), {
    size: { value: blob.size },
    slice: { value: blob.slice.bind(blob) },
  });
}

async function choosing(file: File) {
  const { call, calls } = fakeApp<ArchiveApi>({
    importIssues: () => ({ ok: true, value: { found: [] } }),
    importStep: ({ kind }) => ({ ok: true, value: { records: [{ key: `${kind}:1`, outcome: 'new' }] } }),
    importSettle: () => ({ ok: true, value: {} }),
    importEnd: () => ({ ok: true, value: {} }),
  });
  const scope = {
    of: 'project',
    call,
    projects: async () => [PROJECT],
    targets: async () => [PROJECT],
  } as const;
  render(<ImportPanel scope={scope} onImported={() => undefined} onClose={() => undefined} />);
  const user = userEvent.setup();
  await user.upload(screen.getByLabelText('Choose file', { selector: 'input' }), file);
  return { calls, user };
}

const press = async (user: ReturnType<typeof userEvent.setup>, name: string): Promise<void> =>
  user.click(await screen.findByRole('button', { name }));

const kindsSent = (calls: { name: string; payload: Record<string, unknown> }[]) => [
  ...new Set(calls.filter(({ name }) => name === 'importStep').map(({ payload }) => payload.kind)),
];

test('of a damaged archive it says what would be missing, brings the rest when told to, and says what was left out', async () => {
  const { user, calls } = await choosing(await archiveFile(recordsPart('SHOP', 'feature')));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('SHOP/records/feature.jsonl is not as it was written');
  expect(alert.textContent).toContain('An import of SHOP would go without:1 feature, with links');
  expect(calls).toEqual([]);

  await press(user, 'Import what is whole');
  const row = await screen.findByRole('row', { name: /^Shop SHOP/ });
  expect(within(row).getByRole('cell', { name: '0' })).toBeTruthy();
  await press(user, 'Look what would be imported');
  expect(await screen.findByText('An import of SHOP would go without:')).toBeTruthy();
  // What comes along besides is not told of what is not whole.
  expect(screen.queryByText(/^No feature is new here/)).toBeNull();
  await press(user, 'Import');
  expect(
    await screen.findByRole('heading', { name: 'What is whole of the archive was imported' }),
  ).toBeTruthy();
  expect(screen.getByText('The archive is damaged. Left out are:')).toBeTruthy();
  expect(screen.getByText(/^1 feature, with links/)).toBeTruthy();
  expect(kindsSent(calls)).toEqual(['project', 'issue']);
});

test('of an archive that is damaged where no import looks it says that nothing would be missing', async () => {
  await choosing(await archiveFile('README.txt'));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('nothing would be missing');
  expect(screen.getByRole('button', { name: 'Import what is whole' })).toBeTruthy();
});

test('of an archive of which nothing is whole it offers another one only', async () => {
  const parts = KINDS.map((kind) => recordsPart('SHOP', kind));
  await choosing(await archiveFile(...parts));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Nothing in it that an import brings in is whole.');
  expect(screen.queryByRole('button', { name: 'Import what is whole' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Choose another archive' })).toBeTruthy();
});

/** @jest-environment jsdom */
import '../../support/feature-flags-off';
import { TextDecoder } from 'node:util';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { gunzipSync, strToU8 } from 'fflate';
import type { Ask, ImportedFile, ImportFile, MergeConflict, ProjectApi } from '../../../../src/invoke-api';
import { fakeApp } from '../../support/fake-app';
import { featureSummary, projectView } from '../../support/replies';
import { Project } from '../project';

// Every browser has it; jsdom has not.
Object.assign(globalThis, { TextDecoder });

type Handlers = { [K in keyof ProjectApi]?: ProjectApi[K] };

const ASK: Ask = {
  of: 'hash-of-file',
  questions: [
    {
      index: 0,
      name: 'Paying',
      text: 'Scenario: Paying\n  Given a card',
      candidates: [
        { id: 's1', name: 'Paying by card', text: 'Scenario: Paying by card\n  Given a card', at: 0, of: 1 },
      ],
    },
  ],
};
const CONFLICT: MergeConflict = {
  featureId: 'f3',
  textHash: 'hash-now',
  parts: [{ text: 'Feature: c\n' }, { base: '  b\n', mine: '  mine\n', theirs: '  theirs\n' }],
};
const answered = (path: string, own: Partial<ImportedFile>): ImportedFile => ({
  path,
  outcome: 'added',
  scenarios: 1,
  links: 0,
  unknownKeys: [],
  sha256: '',
  ...own,
});
const file = (name: string): File =>
  Object.defineProperties(new File([], name), {
    arrayBuffer: { value: async () => strToU8('Feature: x').buffer },
  });

const textOf = (packed: { gz: string } | undefined): string =>
  packed ? Buffer.from(gunzipSync(Buffer.from(packed.gz, 'base64'))).toString() : '';

interface Sent {
  onExisting: string;
  files: ImportFile[];
}

/** Imports three files that merge into one, ask, and conflict; a file that comes with answers is replaced. */
const importThree = async (handlers: Handlers = {}) => {
  const app = fakeApp<ProjectApi>({
    load: () => ({ ok: true, value: projectView({ features: [featureSummary()] }) }),
    import: ({ files }) => ({
      ok: true,
      value: {
        files: files.map(({ path, identities, decided }) => {
          if (path === 'a.feature') return answered(path, { outcome: 'merged', featureId: 'f1' });
          if (path === 'c.feature')
            return decided
              ? answered(path, { outcome: 'merged', featureId: 'f3' })
              : answered(path, { outcome: 'conflicts', conflict: CONFLICT });
          return identities
            ? answered(path, { outcome: 'replaced', featureId: 'f2' })
            : answered(path, { outcome: 'asks', ask: ASK });
        }),
      },
    }),
    ...handlers,
  });
  render(<Project call={app.call} />);
  const user = userEvent.setup({ applyAccept: false });
  await user.click(await screen.findByRole('button', { name: 'Import' }));
  await user.upload(
    screen.getByLabelText('Choose files or a .zip', { selector: 'input' }),
    ['a.feature', 'b.feature', 'c.feature'].map(file),
  );
  await user.click(await screen.findByRole('radio', { name: 'Merge the file with what was changed here' }));
  await user.click(screen.getByRole('button', { name: 'Import 3 files' }));
  const sent = () =>
    app.calls.filter(({ name }) => name === 'import').map(({ payload }) => payload as unknown as Sent);
  return { user, sent };
};
const result = () => screen.findByRole('region', { name: 'Import result' });

test('files that wait for a person come one after another; each is settled on its own', async () => {
  const { user, sent } = await importThree();
  await screen.findByRole('dialog', { name: 'Which scenario is this?' });
  expect(screen.getByText('To decide, 1 of 2: b.feature')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: 'It is “Paying by card”' }));
  await user.click(screen.getByRole('button', { name: 'Save with these answers' }));
  await screen.findByRole('dialog', { name: 'The file and the project have the same lines changed' });
  expect(screen.getByText('To decide: c.feature')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: 'Take both, the file first' }));
  await user.click(screen.getByRole('button', { name: 'Save this text' }));
  expect((await result()).textContent).toMatch(/1 replaced.*2 merged with what was changed here/);
  expect(screen.queryByText('Not imported yet')).toBeNull();
  const [, again, last] = sent();
  expect(again).toMatchObject({
    onExisting: 'merge',
    files: [{ path: 'b.feature', identities: { of: 'hash-of-file', answers: { 0: 's1' } } }],
  });
  expect(again?.files[0]?.gz).toBeTruthy();
  expect(last).toMatchObject({
    onExisting: 'merge',
    files: [{ path: 'c.feature', gz: again?.files[0]?.gz, decided: { over: 'hash-now' } }],
  });
  expect(textOf(last?.files[0]?.decided)).toBe('Feature: c\n  mine\n  theirs\n');
});

test('those left for later are listed as not imported, and can be decided from there', async () => {
  const { user } = await importThree();
  await screen.findByRole('dialog');
  await user.click(screen.getByRole('button', { name: 'Not now' }));
  const region = await result();
  expect(region.textContent).toMatch(/2 not imported yet, waiting for you/);
  expect(document.activeElement?.textContent).toBe('Import result');
  expect(within(region).getByRole('row', { name: /^b.feature It is not clear/ })).toBeTruthy();
  expect(
    within(region).getByRole('row', { name: /^c.feature It was changed at the same lines/ }),
  ).toBeTruthy();
  await user.click(within(region).getByRole('button', { name: 'Decide about b.feature' }));
  await user.click(await screen.findByRole('radio', { name: 'It is a new scenario' }));
  await user.click(screen.getByRole('button', { name: 'Save with these answers' }));
  expect(await screen.findByText('To decide: c.feature')).toBeTruthy();
});

test('an answer that is refused says why and keeps the question', async () => {
  let asked = false;
  const { user } = await importThree({
    import: ({ files }) => {
      if (asked) return { ok: false, error: { code: 'Forbidden', message: 'Ask an admin.' } };
      asked = true;
      const conflicts = { outcome: 'conflicts' as const, conflict: CONFLICT };
      return { ok: true, value: { files: files.map(({ path }) => answered(path, conflicts)) } };
    },
  });
  await screen.findByRole('dialog');
  await user.click(screen.getByRole('radio', { name: 'Keep what is in the project' }));
  await user.click(screen.getByRole('button', { name: 'Save this text' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Ask an admin.');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Keep what is in the project' }).checked).toBe(
    true,
  );
});

describe('a file that waits for others', () => {
  /** a waits for b and c, which ask and conflict, until both are decided about. */
  const together: ProjectApi['import'] = ({ files }) => {
    const of = (path: string) => files.find((file) => file.path === path);
    const [b, c] = [of('b.feature')?.identities, of('c.feature')?.decided];
    const first = b ? (c ? undefined : 'c.feature') : 'b.feature';
    const tied = (path: string): Partial<ImportedFile> =>
      first && first !== path ? { waitsFor: first } : {};
    const outcome = (path: string): Partial<ImportedFile> => {
      if (!first) return { outcome: 'replaced', ...(path === 'b.feature' && { arrived: 1 }) };
      if (path === 'b.feature' && !b) return { outcome: 'asks', ask: ASK };
      if (path === 'c.feature' && !c) return { outcome: 'conflicts', conflict: CONFLICT };
      return { outcome: 'waits' };
    };
    return {
      ok: true,
      value: { files: files.map(({ path }) => answered(path, { ...tied(path), ...outcome(path) })) },
    };
  };

  test('is listed with the reason, and goes with them once all is decided', async () => {
    const { user, sent } = await importThree({ import: together });
    await screen.findByRole('dialog', { name: 'Which scenario is this?' });
    expect(screen.getByText('To decide, 1 of 2: b.feature')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Not now' }));
    const region = await result();
    expect(region.textContent).toMatch(/3 not imported yet, waiting for you/);
    const row = within(region).getByRole('row', {
      name: /^a.feature Scenarios moved between it and b.feature/,
    });
    expect(within(row).queryByRole('button')).toBeNull();

    await user.click(within(region).getByRole('button', { name: 'Decide about b.feature' }));
    await user.click(await screen.findByRole('radio', { name: 'It is a new scenario' }));
    await user.click(screen.getByRole('button', { name: 'Save with these answers' }));
    expect(await screen.findByText('To decide: c.feature')).toBeTruthy();
    await user.click(await screen.findByRole('radio', { name: 'Keep what is in the project' }));
    await user.click(screen.getByRole('button', { name: 'Save this text' }));

    expect((await result()).textContent).toMatch(/3 replaced.*1 scenario went to another file/);
    expect(screen.queryByText('Not imported yet')).toBeNull();
    const [, second, third] = sent();
    const paths = ['a.feature', 'b.feature', 'c.feature'];
    expect(second?.files.map(({ path }) => path)).toEqual(paths);
    expect(third?.files.map(({ path }) => path)).toEqual(paths);
    expect(third?.files[1]?.identities).toEqual({ of: 'hash-of-file', answers: { 0: 'new' } });
    expect(textOf(third?.files[2]?.decided)).toBe('Feature: c\n  theirs\n');
  });

  test('is refused with the one it waits for, and both say why', async () => {
    const { user } = await importThree({
      import: (payload) => {
        const decided = payload.files.some(({ identities }) => identities);
        if (!decided) return together(payload);
        const refused = { outcome: 'refused' as const, reason: 'It is too large.' };
        return { ok: true, value: { files: payload.files.map(({ path }) => answered(path, refused)) } };
      },
    });
    await user.click(await screen.findByRole('radio', { name: 'It is a new scenario' }));
    await user.click(screen.getByRole('button', { name: 'Save with these answers' }));
    expect((await result()).textContent).toMatch(/3 refused/);
    expect(screen.getByRole('row', { name: /^a.feature It is too large/ })).toBeTruthy();
  });
});

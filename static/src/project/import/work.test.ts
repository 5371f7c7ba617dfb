import type { ImportedFile } from '../../../../src/invoke-api';
import type { Prepared } from './prepare';
import { inEarnest, reportOf, summaryOf, takeDown, toImport, workOf } from './work';

const answer = (path: string, outcome: ImportedFile['outcome'] = 'added'): ImportedFile => ({
  path,
  outcome,
  scenarios: 0,
  links: 0,
  unknownKeys: [],
  sha256: '',
});
const PATHS = ['a.feature', 'b.feature', 'c.feature'];
const prepared: Prepared = {
  ready: [
    ...PATHS.map((path) => [{ file: { path, gz: '' }, unpacked: 1 }]),
    [{ file: { path: 'l', gz: 'A'.repeat(400_000) }, unpacked: 1 }],
  ],
  sent: [...PATHS, 'l'].map((path) => ({ source: path, path, notes: [] })),
  refused: [{ path: '/x', reason: 'absolute' }],
  unread: ['z.feature'],
};
const chosen = { collected: { files: [], skipped: 2, refused: [] } };
const choices = { onExisting: 'keep' as const, origin: { tool: undefined, always: false } };

test('a look and the import after it count each file once, and forget nothing but what the look was told', () => {
  const look = workOf(chosen, choices, prepared, true);
  const [batch = []] = look.batches;
  takeDown(look, batch, [answer('a.feature'), answer('b.feature', 'absent')]);
  expect(summaryOf(look)).toMatchObject({ added: 1, unsent: 1, skipped: 2 });
  expect(summaryOf(look).refused.map(({ path }) => path)).toEqual(['/x', 'l', 'c.feature']);
  expect(toImport(look)).toBe(3);

  const work = inEarnest(look);
  takeDown(
    work,
    batch,
    PATHS.map((path) => answer(path)),
  );
  expect(summaryOf(work)).toMatchObject({ added: 3, unsent: 1 });
  expect(summaryOf(work).refused.map(({ path }) => path)).toEqual(['/x', 'l']);
  expect(work).toMatchObject({ checks: false, isReported: true });
  expect(reportOf(work).map(({ source, outcome }) => [source, outcome])).toEqual([
    ['/x', 'Refused: absolute'],
    ['a.feature', 'New feature'],
    ['b.feature', 'New feature'],
    ['c.feature', 'New feature'],
    ['l', expect.stringMatching(/^Refused: .*too large/)],
    ['z.feature', 'Not imported'],
  ]);
});

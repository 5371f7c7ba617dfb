import type { ImportedFile } from '../../../../src/invoke-api';
import { countsOf, listText, summarise } from './summary';

const answered = (own: Partial<ImportedFile>): ImportedFile => ({
  path: 'a.feature',
  outcome: 'added',
  scenarios: 1,
  links: 0,
  unknownKeys: [],
  sha256: '',
  ...own,
});
const draft = { line: 3, column: 5, message: 'a step is missing' };
const summary = summarise({
  answered: [
    answered({ links: 2 }),
    answered({ path: 'b.feature', outcome: 'replaced', links: 1, unknownKeys: ['OLD-1', 'OLD-2'] }),
    answered({ path: 'c.feature', draft }),
    answered({ path: 'd.feature', outcome: 'kept' }),
    answered({ path: 'e.feature', outcome: 'refused', reason: 'too large' }),
    answered({ path: 'f.feature', outcome: 'unchanged' }),
    answered({ path: 'h.feature', outcome: 'merged', arrived: 2 }),
    answered({ path: 'i.feature', outcome: 'asks', draft }),
    answered({ path: 'j.feature', outcome: 'conflicts' }),
    answered({ path: 'k.feature', outcome: 'waits', waitsFor: 'i.feature' }),
  ],
  refused: [{ path: '/g.feature', reason: 'absolute' }],
  unsent: 4,
  skipped: 1,
});

test('counts each file where it belongs', () => {
  expect(countsOf(summary)).toEqual([
    '2 added',
    '1 replaced',
    '1 merged with what was changed here',
    '1 unchanged',
    '3 not imported yet, waiting for you',
    '1 kept as in the project',
    '1 flagged as draft',
    '2 refused',
    '4 not imported, because you ended it',
    '2 scenarios went to another file, with their links and results',
    '3 links to issues made from tags',
    '1 other file left out',
  ]);
});

test('as text it names every file that needs a look', () => {
  expect(listText(summary).split('\n').slice(1)).toEqual([
    '',
    'Not imported yet',
    'i.feature\tIt is not clear which scenarios of before its scenarios are.',
    'j.feature\tIt was changed at the same lines here and in the file.',
    'k.feature\tScenarios moved between it and i.feature, about which you have to decide first.',
    '',
    'Kept as flagged text',
    'c.feature\t3\t5\ta step is missing',
    '',
    'Refused',
    '/g.feature\tabsolute',
    'e.feature\ttoo large',
    '',
    'Tags that name no issue',
    'b.feature\tOLD-1 OLD-2',
    '',
    'Kept as in the project',
    'd.feature',
  ]);
});

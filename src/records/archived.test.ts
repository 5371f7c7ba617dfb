import { ARCHIVED } from './archived';
import { ENTITIES } from './inventory';
import { CONTENT_KINDS } from './keys';

test('every kind of records and of contents says what becomes of it in an archive', () => {
  expect(Object.keys(ARCHIVED).sort()).toEqual([...ENTITIES, ...CONTENT_KINDS].sort());
});

test('what does not come back, or not by itself, says why', () => {
  for (const treatment of Object.values(ARCHIVED))
    if (treatment.as !== 'whole') expect(treatment.why).toMatch(/^[A-Z].*\.$/);
});

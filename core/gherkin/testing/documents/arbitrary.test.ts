import fc from 'fast-check';
import { parseFeature } from '../../parse';
import { anyFeature } from './arbitrary';

test('every generated document can be read', () => {
  fc.assert(
    fc.property(anyFeature, (text) => {
      const parsed = parseFeature(text);
      expect(parsed.ok ? [] : parsed.problems).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

import fc from 'fast-check';
import type { MeasuredProject } from '../../../src/invoke-api';
import { amountOf, totalOf, withMeasured } from './measured';

const amount = fc.record({ count: fc.nat(50), bytes: fc.nat(5_000) });
const project = fc.record({
  projectId: fc.constantFrom('1', '2', 'site'),
  groups: fc.dictionary(fc.constantFrom('features', 'reports'), amount),
  waiting: fc.nat(3),
}) as fc.Arbitrary<MeasuredProject>;

test('parts come to the same in whatever pieces they are measured', () => {
  fc.assert(
    fc.property(fc.array(project), fc.nat(), (parts, at) => {
      const whole = withMeasured([], parts);
      const cut = at % (parts.length + 1);
      const pieces = withMeasured(withMeasured([], parts.slice(0, cut)), parts.slice(cut));
      const sums = (projects: MeasuredProject[]) =>
        new Map(
          projects.map((one) => [one.projectId, [totalOf(one), one.waiting, amountOf(one, 'reports')]]),
        );
      expect(sums(pieces)).toEqual(sums(whole));
      const bytes = whole.map((one) => totalOf(one).bytes);
      expect(bytes).toEqual([...bytes].sort((a, b) => b - a));
      expect(bytes.reduce((a, b) => a + b, 0)).toBe(
        parts.reduce((total, part) => total + totalOf(part).bytes, 0),
      );
    }),
  );
});

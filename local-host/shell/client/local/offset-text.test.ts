import { offsetText } from './offset-text';

test.each([
  [0, 'now'],
  [5_000, 'now'],
  [86_400_000, '+ 1 day'],
  [30 * 86_400_000 + 5_000, '+ 30 days'],
  [-2 * 86_400_000, '− 2 days'],
])('%i ms from now reads %s', (offset, text) => expect(offsetText(offset)).toBe(text));

import fc from 'fast-check';
import { adfToText, textToAdf } from './adf';

test('a text comes back from the document made of it', () => {
  const line = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const text = lines.join('\n');
      expect(adfToText(textToAdf(text))).toBe(text);
    }),
  );
});

test('text nodes are never empty: Jira refuses a document that has one', () => {
  expect(textToAdf('a\n\nb').content?.map(({ content }) => content?.length)).toEqual([1, 0, 1]);
});

test('a document that others wrote is read block by block', () => {
  const text = (value: string) => ({ type: 'text', text: value });
  const item = (value: string) => ({
    type: 'listItem',
    content: [{ type: 'paragraph', content: [text(value)] }],
  });
  const content = [
    { type: 'heading', content: [text('As a '), text('customer')] },
    { type: 'bulletList', content: [item('one'), item('two')] },
    { type: 'paragraph', content: [text('up'), { type: 'hardBreak' }, text('down')] },
  ];
  expect(adfToText({ type: 'doc', content })).toBe('As a customer\none\ntwo\nup\ndown');
});

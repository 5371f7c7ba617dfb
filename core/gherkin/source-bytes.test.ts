import fc from 'fast-check';
import { decodeSource, encodeSource, encodingFor, UTF8 } from './source-bytes';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

test('whatever the bytes are, they are written back as they came', () => {
  const declared = fc
    .tuple(
      fc.constantFrom('# encoding: iso-8859-1\n', '# -*- coding: windows-1252 -*-\n', ''),
      fc.uint8Array(),
    )
    .map(([head, rest]) => Uint8Array.from([...bytes(head), ...rest]));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), declared), (source) => {
      const { text, encoding } = decodeSource(source);
      expect(encodeSource(text, encoding)).toEqual(source);
    }),
  );
});

test('UTF-8 is read as UTF-8, byte order mark and all', () => {
  const text = '\uFEFFFonctionnalité: Été\r\n';
  expect(decodeSource(bytes(text))).toEqual({ text, encoding: UTF8 });
});

test('a file that names its encoding is read in it', () => {
  const text = '# language: no\n# encoding: iso-8859-10\n\nEgenskap: øl og skål\n';
  expect(decodeSource(latin1(text))).toEqual({ text, encoding: 'iso-8859-10' });
});

test('a comment counts only above the first line of Gherkin, and only when it is true', () => {
  expect(decodeSource(latin1('Feature: ø\n# encoding: iso-8859-1\n')).problem).toBeDefined();
  expect(decodeSource(latin1('# encoding: klingon\nFeature: ø\n')).problem).toBeDefined();
  expect(decodeSource(bytes('# encoding: iso-8859-1\nFeature: ø\n')).encoding).toBe(UTF8);
});

test('what is neither is kept, and the first wrong byte is told', () => {
  const { problem, text } = decodeSource(latin1('Feature: Bar\n  Scenario: ein Ø und ein ø\n'));
  expect(text).toContain('ein Ø');
  expect(problem).toMatchObject({ line: 2, column: 17, length: 1 });
  expect(problem?.message).toContain('byte 0xD8');
});

test('an edited text keeps its encoding while it says so and has no other characters', () => {
  const before = '# encoding: iso-8859-1\nFeature: ø\n';
  expect(encodingFor(before, 'iso-8859-1')).toBe('iso-8859-1');
  expect(encodingFor('Feature: ø\n', 'iso-8859-1')).toBe(UTF8);
  expect(encodingFor(`${before}  # 漢\n`, 'iso-8859-1')).toBe(UTF8);
  expect(encodingFor(before, UTF8)).toBe(UTF8);
});

test.each([
  ['little', [0xff, 0xfe]],
  ['big', [0xfe, 0xff]],
])('a file in UTF-16 (%s endian) is told so: no comment could name that', (_, mark) => {
  const { problem, text, encoding } = decodeSource(Uint8Array.of(...mark, 0x46, 0x00));
  expect(problem?.message).toMatch(/UTF-16.*Save it as UTF-8\.$/);
  expect([...(encodeSource(text, encoding) ?? [])]).toEqual([...mark, 0x46, 0x00]);
});

import fc from 'fast-check';
import { attachFunctions, detachFunctions } from './functions';

const roundTrip = (value: unknown) => {
  const functions: ((...args: unknown[]) => unknown)[] = [];
  const sent = detachFunctions(value, (fn) => functions.push(fn) - 1);
  return attachFunctions(structuredClone(sent), (id) => functions[id] as () => unknown);
};

const marker = () => 'called';

test('functions come back where they stood, in any value', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.constant(undefined),
      fc.constant(marker),
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), tie('any'), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
    ),
  })).any;
  fc.assert(fc.property(value, (original) => expect(roundTrip(original)).toEqual(original)));
});

test('a bare function is a value', () => {
  expect((roundTrip(marker) as () => string)()).toBe('called');
});

test('what the browser clones by itself is left alone', () => {
  const value = { at: new Date(0), bytes: new Uint8Array([1, 2]) };
  expect(roundTrip(value)).toEqual(value);
});

test('a cycle does not hang', () => {
  const value: Record<string, unknown> = { name: 'loop' };
  value.self = value;
  const back = roundTrip(value) as Record<string, unknown>;
  expect(back.self).toBe(back);
});

test('a key named __proto__ does not reach a prototype', () => {
  const value: unknown = JSON.parse('{"__proto__": {"polluted": true}}');
  expect((roundTrip(value) as { polluted?: boolean }).polluted).toBeUndefined();
});

test.each([
  [{ value: {}, functions: [{ path: ['a', 'b'], id: 0 }] }],
  [{ value: {}, functions: [{ path: ['__proto__', 'b'], id: 0 }] }],
  [{ value: 'text', functions: [{ path: ['length'], id: 0 }] }],
])('a place that is not there is refused: %j', (sent) => {
  expect(() => attachFunctions(sent, () => marker)).toThrow(TypeError);
});

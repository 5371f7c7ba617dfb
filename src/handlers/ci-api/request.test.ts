import { basic, first, givenBy, listed } from './request';

const REQUEST = { method: 'GET', path: '/', queryParameters: {} };

test('headers that differ in case only are one, with every value', () => {
  const headers = {
    'X-Param': ['Os=Linux'],
    'x-param': ['Browser=Firefox', 'Day=1'],
    ['__proto__']: ['odd'],
  };
  const given = givenBy({ ...REQUEST, headers: Object.fromEntries(Object.entries(headers)) });
  expect(given.headers['x-param']).toEqual(['Os=Linux', 'Browser=Firefox', 'Day=1']);
  expect(given.body).toBe('');
});

test('of several values the first counts, or each, whether they come as a list or with commas', () => {
  expect(first.parse(['a', 'b'])).toBe('a');
  expect(listed.parse(['a, b ,', '', 'c'])).toEqual(['a', 'b', 'c']);
});

test('what is not there is no value', () => {
  expect(first.parse(undefined)).toBeUndefined();
  expect(first.parse([])).toBeUndefined();
  expect(listed.parse(undefined)).toEqual([]);
});

const encoded = (text: string): string => Buffer.from(text).toString('base64');

test.each([
  [`Basic ${encoded('me:secret')}`, { userId: 'me', secret: 'secret' }],
  [`bAsIc   ${encoded('me:with:colons')} `, { userId: 'me', secret: 'with:colons' }],
  [`Basic ${encoded(':')}`, { userId: '', secret: '' }],
  [`Basic ${encoded('no colon')}`, undefined],
  [`Basic${encoded('me:secret')}`, undefined],
  [`Bearer ${encoded('me:secret')}`, undefined],
  ['Basic me:secret', undefined],
  ['', undefined],
])('of the authorisation %p is read %p', (header, credentials) => {
  expect(basic.safeParse([header]).data).toEqual(credentials);
});

test('no authorisation is none', () => {
  expect(basic.safeParse(undefined).success).toBe(false);
});

import { apiKeyState, hasScope, isUseWorthNoting } from './api-key';

const now = Date.parse('2026-05-01T12:00:00Z');
const expiresAt = '2026-05-01T12:00:01Z';

test('a key is active until it expires or is revoked', () => {
  expect(apiKeyState({ expiresAt }, now)).toBe('active');
  expect(apiKeyState({ expiresAt }, now + 1000)).toBe('expired');
  expect(apiKeyState({ expiresAt, revokedAt: '2026-04-01T00:00:00Z' }, now)).toBe('revoked');
  expect(apiKeyState({ expiresAt: 'never' }, now)).toBe('expired');
});

test('a scope is needed by name', () => {
  expect(hasScope(['download'], 'download')).toBe(true);
  expect(hasScope(['download'], 'upload')).toBe(false);
});

test.each([
  [undefined, true],
  ['2026-05-01T11:00:00Z', true],
  ['2026-05-01T11:00:00.001Z', false],
  ['2026-05-01T12:30:00Z', false],
  ['nonsense', true],
])('last used %s: worth noting %s', (last, noted) => expect(isUseWorthNoting(last, now)).toBe(noted));

import type { ApiKeyView } from '../../../src/invoke-api';

export const CI_URL = 'https://example.test/x1/abc';
export const SECRET = '0123456789abcdef0123456789abcdef01234567';

/** A key that works, with what a test does not care about filled in. */
export const apiKey = (own: Partial<ApiKeyView> = {}): ApiKeyView => ({
  userId: 'a1b2c3d4e5f60718',
  name: 'GitHub',
  scopes: ['download', 'upload'],
  createdBy: 'Paul',
  createdAt: '2026-01-05T10:00:00Z',
  expiresAt: '2026-04-05T10:00:00Z',
  state: 'active',
  ...own,
});

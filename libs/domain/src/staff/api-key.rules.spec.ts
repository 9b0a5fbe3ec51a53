import { API_KEY_ROLES, apiKeyStateOf } from './index';

const NOW = '2026-11-27T08:00:00.000Z';

describe('an API key', () => {
  it.each([
    ['active', { expiresAt: null, revokedAt: null }],
    ['active', { expiresAt: '2026-11-27T08:00:00.001Z', revokedAt: null }],
    ['expired', { expiresAt: NOW, revokedAt: null }],
    ['revoked', { expiresAt: '2026-12-27T08:00:00.000Z', revokedAt: NOW }],
    ['revoked', { expiresAt: '2026-01-27T08:00:00.000Z', revokedAt: '2026-01-20T08:00:00.000Z' }],
  ])('is %s', (state, key) => {
    expect(apiKeyStateOf(key, NOW)).toBe(state);
  });

  it('never has the rights of an administrator', () => {
    expect(API_KEY_ROLES).not.toContain('admin');
  });
});

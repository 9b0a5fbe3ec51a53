import { type Instant, type Role, ROLES } from '../kernel';

/** The roles that a key can have: an administrator's would be a way around the second factor. */
export const API_KEY_ROLES = ROLES.filter((role): role is Exclude<Role, 'admin'> => role !== 'admin');

export const API_KEY_STATES = ['active', 'expired', 'revoked'] as const;
export type ApiKeyState = (typeof API_KEY_STATES)[number];

/** Whether a key works at an instant, and if not, why. A key that ends works until then, not at it. */
export function apiKeyStateOf(
  key: { expiresAt: Instant | null; revokedAt: Instant | null },
  now: Instant,
): ApiKeyState {
  if (key.revokedAt) return 'revoked';
  return key.expiresAt && now >= key.expiresAt ? 'expired' : 'active';
}

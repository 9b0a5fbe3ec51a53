import { type ApiKeyView } from '@ur-desk/domain/staff';
import { type ApiKeyEntity } from './api-key.entity';

export const toApiKeyView = (key: ApiKeyEntity): ApiKeyView => ({
  id: key.id,
  name: key.name,
  role: key.role,
  prefix: key.prefix,
  createdBy: key.createdBy,
  createdAt: key.createdAt.toISOString(),
  expiresAt: key.expiresAt?.toISOString() ?? null,
  revokedAt: key.revokedAt?.toISOString() ?? null,
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
});

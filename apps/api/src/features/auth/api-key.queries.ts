import { type Role, ROLES } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { defineList } from '../../platform/http/list-spec';
import { hashToken } from './session.queries';

export const apiKeyList = defineList({
  name: 'api-keys',
  from: 'api_key k',
  select: 'k.id',
  id: 'k.id',
  table: 'api_key',
  fields: {
    name: { column: 'k.name', type: 'text', filter: ['eq'], sort: true },
    role: { column: 'k.role', type: 'oneOf', values: ROLES, filter: ['eq'], sort: true },
    createdAt: { column: 'k.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
  },
  defaultSort: ['createdAt', 'DESC'],
});

interface LiveApiKey {
  id: string;
  name: string;
  role: Role;
  touchDue: boolean;
}

/** The key with this secret, unless it is unknown, revoked or over. */
export async function findLiveApiKey(em: EntityManager, secret: string): Promise<LiveApiKey | null> {
  const rows = await em.query<LiveApiKey[]>(
    `SELECT id, name, role, coalesce(last_used_at < now() - interval '1 minute', true) AS "touchDue" FROM api_key
     WHERE secret_hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
    [hashToken(secret)],
  );
  return rows[0] ?? null;
}

/** Notes that the key is in use; to the minute is enough. */
export async function touchApiKey(em: EntityManager, id: string): Promise<void> {
  await em.query('UPDATE api_key SET last_used_at = now() WHERE id = $1', [id]);
}

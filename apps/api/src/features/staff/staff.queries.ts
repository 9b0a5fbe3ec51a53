import { type Instant, Problem, ROLES } from '@ur-desk/domain/kernel';
import { normaliseEmail, STAFF_STATES } from '@ur-desk/domain/staff';
import { type EntityManager } from 'typeorm';
import { defineList } from '../../platform/http/list-spec';
import { StaffEntity } from './staff.entity';

export const staffList = defineList({
  name: 'staff',
  from: 'staff',
  select: 'staff.id',
  id: 'staff.id',
  table: 'staff',
  fields: {
    email: { column: 'staff.email', type: 'text', filter: ['eq'], sort: true },
    name: { column: 'staff.name', type: 'text', filter: ['eq'], sort: true },
    role: { column: 'staff.role', type: 'oneOf', values: ROLES, filter: ['eq'], sort: true },
    state: { column: 'staff.state', type: 'oneOf', values: STAFF_STATES, filter: ['eq'], sort: true },
    demo: { column: 'staff.demo', type: 'boolean', filter: ['eq'] },
    createdAt: { column: 'staff.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
  },
  defaultSort: ['name', 'ASC'],
  search: {
    sql: `strpos(lower(staff.name || ' ' || staff.email), $1) > 0`,
    param: (q) => q.trim().toLowerCase(),
  },
});

/** Throws `not_found`. */
export async function staffById(em: EntityManager, id: string): Promise<StaffEntity> {
  const staff = await em.findOneBy(StaffEntity, { id });
  if (!staff) throw new Problem('not_found');
  return staff;
}

export const findStaffByEmail = (em: EntityManager, email: string): Promise<StaffEntity | null> =>
  em.findOneBy(StaffEntity, { email: normaliseEmail(email) });

/**
 * Locks somebody's row together with those of all administrators, always in the same order: whether this is the last one
 * must be known before anything is changed (reliability X9). Throws `not_found`.
 */
export async function lockStaff(
  em: EntityManager,
  id: string,
): Promise<{ staff: StaffEntity; otherAdministrators: number }> {
  const rows = await em.query<{ id: string; is_admin: boolean }[]>(
    `SELECT id, role = 'admin' AND state = 'active' AS is_admin FROM staff
     WHERE id = $1 OR (role = 'admin' AND state = 'active') ORDER BY id FOR NO KEY UPDATE`,
    [id],
  );
  const staff = await staffById(em, id);
  return { staff, otherAdministrators: rows.filter((row) => row.is_admin && row.id !== id).length };
}

/** Locks one account, for changes that make nobody an administrator or stop anybody from being one. Throws `not_found`. */
export async function lockAccount(em: EntityManager, id: string): Promise<StaffEntity> {
  const staff = await em.findOne(StaffEntity, { where: { id }, lock: { mode: 'for_no_key_update' } });
  if (!staff) throw new Problem('not_found');
  return staff;
}

/** Writes what has changed, and with it the version and the time. The row as it is then. */
export async function updateStaff(
  em: EntityManager,
  staff: StaffEntity,
  { changes, now }: { changes: Partial<StaffEntity>; now: Instant },
): Promise<StaffEntity> {
  const version = staff.version + 1;
  const all = { ...changes, version, updatedAt: new Date(now) };
  const { affected } = await em.update(StaffEntity, { id: staff.id, version: staff.version }, all);
  if (affected !== 1) throw new Error(`staff ${staff.id} was changed without its lock`);
  return em.create(StaffEntity, { ...staff, ...all });
}

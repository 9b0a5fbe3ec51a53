import { Injectable } from '@nestjs/common';
import { Problem, ROLE_PERMISSIONS } from '@ur-desk/domain/kernel';
import { type MeView, secondFactorOf, type UpdateMeInput } from '@ur-desk/domain/staff';
import { type Actor, type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type StaffEntity } from '../staff/staff.entity';
import { lockAccount, staffById, updateStaff } from '../staff/staff.queries';

/** One's own account as the console needs it. */
@Injectable()
export class MeService {
  constructor(private readonly db: Db) {}

  async get({ actor }: CallContext): Promise<MeView> {
    if (actor.kind !== 'staff') return meOfKey(actor);
    const staff = await this.db.read((em) => staffById(em, actor.id));
    return meOf(staff, actor.sessionId);
  }

  /** Language and look. Throws `not_permitted` for an API key, which has neither. */
  async update(input: UpdateMeInput, ctx: CallContext): Promise<MeView> {
    const { actor } = ctx;
    if (actor.kind !== 'staff') throw new Problem('not_permitted', { permission: 'me:update' });
    return this.db.write(ctx, { action: 'staff.setPreferences' }, async (tx) => {
      const staff = await lockAccount(tx.em, actor.id);
      const { locale = staff.locale, theme = staff.theme } = input;
      const after = await updateStaff(tx.em, staff, { changes: { locale, theme }, now: tx.now });
      const before = { locale: staff.locale, theme: staff.theme };
      tx.audit({ subject: { kind: 'staff', id: staff.id }, before, after: { locale, theme } });
      return meOf(after, actor.sessionId);
    });
  }
}

function meOf(staff: StaffEntity, sessionId: string | undefined): MeView {
  const { id, name, email, role, locale, theme } = staff;
  const secondFactor = secondFactorOf({ ...staff, secondFactorConfirmed: staff.totpConfirmedAt !== null });
  const permissions = [...ROLE_PERMISSIONS[role]];
  const session = { sessionId: sessionId ?? null };
  return { kind: 'staff', id, name, email, role, permissions, locale, theme, secondFactor, ...session };
}

const meOfKey = ({ id, name, role }: Actor): MeView => ({
  kind: 'apiKey',
  id,
  name,
  email: null,
  role,
  permissions: [...ROLE_PERMISSIONS[role]],
  locale: 'en',
  theme: 'system',
  secondFactor: 'notNeeded',
  sessionId: null,
});

import { Inject, Injectable } from '@nestjs/common';
import { Problem, ROLE_PERMISSIONS } from '@ur-desk/domain/kernel';
import { type MeView, secondFactorOf, type UpdateMeInput } from '@ur-desk/domain/staff';
import { CONFIG, type Config } from '../../platform/config/config';
import { type Actor, type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type StaffEntity } from '../staff/staff.entity';
import { lockAccount, staffById, updateStaff } from '../staff/staff.queries';

/** One's own account as the console needs it. */
@Injectable()
export class MeService {
  private readonly zone: Pick<MeView, 'operatorZone'>;

  constructor(
    private readonly db: Db,
    @Inject(CONFIG) { operatorZone }: Config,
  ) {
    this.zone = { operatorZone };
  }

  async get({ actor }: CallContext): Promise<MeView> {
    if (actor.kind !== 'staff') return { ...meOfKey(actor), ...this.zone };
    const staff = await this.db.read((em) => staffById(em, actor.id));
    return { ...meOf(staff, actor.sessionId), ...this.zone };
  }

  /** Language, look and arrangement. Throws `not_permitted` for an API key, which has neither. */
  async update(input: UpdateMeInput, ctx: CallContext): Promise<MeView> {
    const { actor } = ctx;
    if (actor.kind !== 'staff') throw new Problem('not_permitted', { permission: 'me:update' });
    return this.db.write(ctx, { action: 'staff.setPreferences' }, async (tx) => {
      const staff = await lockAccount(tx.em, actor.id);
      const before = chosen(staff);
      const { locale = before.locale, theme = before.theme, preferences = before.preferences } = input;
      const changes = { locale, theme, preferences };
      const after = await updateStaff(tx.em, staff, { changes, now: tx.now });
      tx.audit({ subject: { kind: 'staff', id: staff.id }, before, after: changes });
      return { ...meOf(after, actor.sessionId), ...this.zone };
    });
  }
}

const chosen = ({ locale, theme, preferences }: StaffEntity) => ({ locale, theme, preferences });

function meOf(staff: StaffEntity, sessionId: string | undefined): Omit<MeView, 'operatorZone'> {
  const { id, name, email, role } = staff;
  const secondFactor = secondFactorOf({ ...staff, secondFactorConfirmed: staff.totpConfirmedAt !== null });
  const permissions = [...ROLE_PERMISSIONS[role]];
  const session = { sessionId: sessionId ?? null };
  return { kind: 'staff', id, name, email, role, permissions, ...chosen(staff), secondFactor, ...session };
}

const meOfKey = ({ id, name, role }: Actor): Omit<MeView, 'operatorZone'> => ({
  kind: 'apiKey',
  id,
  name,
  email: null,
  role,
  permissions: [...ROLE_PERMISSIONS[role]],
  locale: 'en',
  theme: 'system',
  preferences: {},
  secondFactor: 'notNeeded',
  sessionId: null,
});

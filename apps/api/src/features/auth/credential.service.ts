import { Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import {
  type ChangePasswordInput,
  type ConfirmSecondFactorInput,
  newPasswordError,
  type SecondFactorView,
  type SetUpInput,
  type SetUpSecondFactorInput,
} from '@ur-desk/domain/staff';
import { IdentityCache } from '../../platform/auth/identity-cache';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { StaffEntity } from '../staff/staff.entity';
import { lockAccount, staffById, updateStaff } from '../staff/staff.queries';
import { PasswordCheck } from './password-check.service';
import { Passwords } from './passwords';
import { takeCode } from './second-factor.queries';
import { endSessionsOf, hashToken } from './session.queries';
import { actorOf } from './sign-in.service';
import { newTotpSecret, totpUri } from './totp';
import { contextOfVisit, type Visit } from './visit.decorator';

const wrong = (field: string, code: string) => new Problem('validation_failed', {}, [{ field, code }]);

/** Passwords and second factors: chosen, changed, proved. */
@Injectable()
export class CredentialService {
  constructor(
    private readonly db: Db,
    private readonly check: PasswordCheck,
    private readonly passwords: Passwords,
    private readonly identities: IdentityCache,
  ) {}

  /** The first password of an account, or a new one, by its set-up link, which then is used up. Ends its sessions. */
  async setUp({ token, password }: SetUpInput, visit: Visit): Promise<void> {
    const invalid = () => new Problem('set_up_link_invalid');
    const tokenHash = hashToken(token);
    const account = await this.db.read((em) => em.findOneBy(StaffEntity, { setUpTokenHash: tokenHash }));
    if (!account) throw invalid();
    const passwordHash = await this.hashNew(password, account);
    await this.db.write(contextOfVisit(visit, actorOf(account)), { action: 'staff.setUp' }, async (tx) => {
      const staff = await lockAccount(tx.em, account.id);
      const isCurrent = staff.setUpTokenHash?.equals(tokenHash) && staff.state !== 'deactivated';
      if (!isCurrent || !staff.setUpExpiresAt || staff.setUpExpiresAt.toISOString() <= tx.now)
        throw invalid();
      const used = { setUpTokenHash: null, setUpExpiresAt: null };
      const changes = { ...used, passwordHash, state: 'active' as const };
      await updateStaff(tx.em, staff, { changes, now: tx.now });
      await endSessionsOf(tx.em, staff.id, { reason: 'passwordChanged' });
      const before = { state: staff.state };
      tx.audit({ subject: { kind: 'staff', id: staff.id }, before, after: { state: 'active' } });
      return null;
    });
    this.identities.forget();
  }

  /** Another password; all other sessions of the account end. Throws `validation_failed` at the field. */
  async changePassword(input: ChangePasswordInput, ctx: CallContext): Promise<void> {
    const account = await this.prove(input.currentPassword, ctx);
    const passwordHash = await this.hashNew(input.password, account);
    await this.db.write(ctx, { action: 'staff.changePassword' }, async (tx) => {
      const staff = await lockAccount(tx.em, account.id);
      await updateStaff(tx.em, staff, { changes: { passwordHash }, now: tx.now });
      const except = ctx.actor.sessionId ?? null;
      const ended = await endSessionsOf(tx.em, staff.id, { reason: 'passwordChanged', except });
      tx.audit({ subject: { kind: 'staff', id: staff.id }, after: { sessionsEnded: ended } });
      return null;
    });
    this.identities.forget();
  }

  /** A secret for a new authenticator app; it counts once a code of it was confirmed. */
  async setUpSecondFactor(input: SetUpSecondFactorInput, ctx: CallContext): Promise<SecondFactorView> {
    const account = await this.prove(input.currentPassword, ctx);
    const secret = newTotpSecret();
    await this.db.write(ctx, { action: 'staff.setUpSecondFactor' }, async (tx) => {
      const staff = await lockAccount(tx.em, account.id);
      if (staff.totpConfirmedAt !== null && !(input.code && (await takeCode(tx, staff, input.code))))
        throw wrong('code', input.code ? 'code_wrong' : 'required');
      const changes = { totpSealed: tx.seal(secret, null), totpConfirmedAt: null, totpLastStep: null };
      await updateStaff(tx.em, staff, { changes, now: tx.now });
      tx.audit({ subject: { kind: 'staff', id: staff.id }, after: { secondFactor: 'waiting' } });
      return null;
    });
    this.identities.forget();
    return { secret, uri: totpUri(secret, account.email) };
  }

  /** The first code proves that the app has the secret; from now on a sign-in asks for one. */
  async confirmSecondFactor({ code }: ConfirmSecondFactorInput, ctx: CallContext): Promise<void> {
    const account = await this.own(ctx);
    await this.db.write(ctx, { action: 'staff.confirmSecondFactor' }, async (tx) => {
      const staff = await lockAccount(tx.em, account.id);
      if (staff.totpConfirmedAt !== null) throw new Problem('wrong_state', { state: 'active' });
      if (!(await takeCode(tx, staff, code))) throw wrong('code', 'code_wrong');
      await updateStaff(tx.em, staff, { changes: { totpConfirmedAt: new Date(tx.now) }, now: tx.now });
      const except = ctx.actor.sessionId ?? null;
      await endSessionsOf(tx.em, staff.id, { reason: 'replaced', except });
      tx.audit({ subject: { kind: 'staff', id: staff.id }, after: { secondFactor: 'active' } });
      return null;
    });
    this.identities.forget();
  }

  private async own({ actor }: CallContext): Promise<StaffEntity> {
    if (actor.kind !== 'staff') throw new Problem('not_permitted', { permission: 'me:update' });
    return this.db.read((em) => staffById(em, actor.id));
  }

  /** Asks for the password again before a credential changes (reliability V7.5.1). */
  private async prove(password: string, ctx: CallContext): Promise<StaffEntity> {
    const account = await this.own(ctx);
    const { email, passwordHash: kept } = account;
    if (!(await this.check.passes({ email, address: ctx.address, kept, password })))
      throw wrong('currentPassword', 'password_wrong');
    await this.check.forgive(email, ctx.address);
    return account;
  }

  private async hashNew(password: string, { name, email }: StaffEntity): Promise<string> {
    const error = newPasswordError(password, [name, email.split('@')[0] ?? '']);
    if (error) throw new Problem('validation_failed', {}, [error]);
    return this.passwords.hash(password);
  }
}

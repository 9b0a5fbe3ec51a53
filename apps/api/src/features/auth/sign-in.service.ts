import { Injectable, Logger } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import {
  normaliseEmail,
  secondFactorOf,
  SESSIONS_PER_DEMO_ACCOUNT,
  SESSIONS_PER_STAFF,
  type SignInInput,
} from '@ur-desk/domain/staff';
import { type Actor } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { StaffEntity } from '../staff/staff.entity';
import { findStaffByEmail, lockAccount } from '../staff/staff.queries';
import { PasswordCheck } from './password-check.service';
import { isOutdatedHash, Passwords } from './passwords';
import { takeCode } from './second-factor.queries';
import { insertSession } from './session.queries';
import { contextOfVisit, type Visit } from './visit.decorator';

/** What a new session gives: its id, for the access token, and the first refresh token. */
export interface SessionStart {
  sessionId: string;
  refreshToken: string;
}

export const actorOf = ({ id, role, name }: StaffEntity, sessionId?: string): Actor => ({
  kind: 'staff',
  id,
  role,
  name,
  ...(sessionId ? { sessionId } : {}),
});

/** Signs people in: tries counted, password, second factor, session (rules 10). */
@Injectable()
export class SignInService {
  private readonly logger = new Logger(SignInService.name);

  constructor(
    private readonly db: Db,
    private readonly check: PasswordCheck,
    private readonly passwords: Passwords,
  ) {}

  /** Throws `sign_in_failed` (one answer for all reasons), `second_factor_required`, `too_many_attempts`. */
  async signIn(input: SignInInput, visit: Visit): Promise<SessionStart> {
    const email = normaliseEmail(input.email);
    const account = await this.db.read((em) => findStaffByEmail(em, email));
    const kept = account?.state === 'active' ? account.passwordHash : null;
    const passes = await this.check.passes({ email, address: visit.address, kept, password: input.password });
    if (!account || !kept || !passes) throw this.refused(visit, account);
    const needsCode = account.totpConfirmedAt !== null;
    if (needsCode && !input.code) throw new Problem('second_factor_required');
    const rehashed = isOutdatedHash(kept) ? await this.passwords.hash(input.password) : null;
    const start = await this.start(account, visit, { code: needsCode ? input.code : undefined, rehashed });
    await this.check.forgive(email, visit.address);
    return start;
  }

  private async start(
    account: StaffEntity,
    visit: Visit,
    proof: { code: string | undefined; rehashed: string | null },
  ): Promise<SessionStart> {
    const ctx = contextOfVisit(visit, actorOf(account));
    return this.db.write(ctx, { action: 'session.start' }, async (tx) => {
      const staff = await lockAccount(tx.em, account.id);
      if (staff.state !== 'active' || staff.passwordHash !== account.passwordHash)
        throw this.refused(visit, staff);
      if (staff.totpConfirmedAt !== null && !(proof.code && (await takeCode(tx, staff, proof.code))))
        throw this.refused(visit, staff);
      const passwordHash = proof.rehashed ?? staff.passwordHash;
      await tx.em.update(StaffEntity, staff.id, { lastSignInAt: new Date(tx.now), passwordHash });
      return openSession(tx, staff, visit);
    });
  }

  private refused(visit: Visit, account: StaffEntity | null): Problem {
    const { address, requestId } = visit;
    this.logger.warn({ staffId: account?.id ?? null, address, requestId }, 'sign-in refused');
    return new Problem('sign_in_failed');
  }
}

/** Begins a session inside a write that has locked the staff member and proved who it is. */
export async function openSession(tx: Tx, staff: StaffEntity, visit: Visit): Promise<SessionStart> {
  const { address, device } = visit;
  const limit = staff.demo ? SESSIONS_PER_DEMO_ACCOUNT : SESSIONS_PER_STAFF;
  const session = await insertSession(tx.em, { staffId: staff.id, address, device, limit });
  const secondFactor = secondFactorOf({ ...staff, secondFactorConfirmed: staff.totpConfirmedAt !== null });
  tx.audit({
    subject: { kind: 'session', id: session.id },
    after: { staffId: staff.id, address, device, secondFactor },
  });
  return { sessionId: session.id, refreshToken: session.refreshToken };
}

import { type Tx } from '../../platform/db/tx';
import { StaffEntity } from '../staff/staff.entity';
import { stepOfCode } from './totp';

/** Is it a code of the account's authenticator app that was not used before? If so it is used now (reliability F44). */
export async function takeCode(tx: Tx, staff: StaffEntity, code: string): Promise<boolean> {
  if (!staff.totpSealed) return false;
  const secret = tx.open(staff.totpSealed, null) as string;
  const step = stepOfCode(secret, code, tx.now);
  if (step === null || step <= (staff.totpLastStep ?? 0)) return false;
  await tx.em.update(StaffEntity, staff.id, { totpLastStep: step });
  return true;
}

import { fieldProblem, Problem } from '@ur-desk/domain/kernel';
import { type SimProfileState } from '@ur-desk/domain/lines';
import { type Tx } from '../../platform/db/tx';
import { takeNextNumber, takeNextProfile, takeNumber } from '../numbers/stock-use.queries';
import { type LineOf } from './line-order.queries';
import { insertProfile } from './line.queries';

/** Reserves the number that was chosen, or the next free one of the country. Throws `numbers_out_of_stock`, `number_taken` at `msisdn`. */
export async function numberFor(
  tx: Tx,
  lineId: string,
  { msisdn, country }: { msisdn?: string | undefined; country: string },
): Promise<string> {
  if (msisdn === undefined) {
    const next = await takeNextNumber(tx.em, lineId, country);
    if (next === null) throw fieldProblem('msisdn', 'numbers_out_of_stock', { country });
    return next;
  }
  const taken = await takeNumber(tx.em, lineId, { msisdn, now: tx.now });
  if (taken === null) throw fieldProblem('msisdn', 'number_taken');
  return taken;
}

/** Binds the next SIM profile of the stock to a line, and gives its ICCID. Throws `profiles_out_of_stock`. */
export async function bindProfile(
  tx: Tx,
  { customerId, lineId }: LineOf,
  state: Extract<SimProfileState, 'released' | 'reserved'>,
): Promise<string> {
  const profile = await takeNextProfile(tx.em, lineId);
  if (!profile) throw new Problem('profiles_out_of_stock');
  const { iccid, smdp_address: smdpAddress } = profile;
  const sealed = tx.seal(tx.open(profile.sealed, null));
  await insertProfile(tx.em, { customerId, lineId, id: tx.newId(), iccid, smdpAddress, sealed, state });
  return iccid;
}

import { randomBytes } from 'node:crypto';
import { makeReference, REFERENCE_BYTES } from '@ur-desk/domain/kernel';
import { activationCode, luhnDigit, type LineState } from '@ur-desk/domain/lines';
import { type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { refreshSearchText } from '../../src/features/customers/customer.queries';
import { sealWith } from '../../src/platform/db/customer-keys';
import { MADE_AT, nextNumber, testKeys } from './customer';

export interface LineChanges {
  customerId: string;
  msisdn?: string;
  state?: LineState;
  label?: string | null;
  autoRenew?: boolean;
  createdAt?: string;
  /** Null: a line without a SIM profile. */
  iccid?: string | null;
}

export interface MadeLine {
  id: string;
  customerId: string;
  reference: string;
  msisdn: string;
  iccid: string | null;
}

const iccidOf = (number: number): string => {
  const body = `8986001${String(number).padStart(11, '0')}`;
  return body + luhnDigit(body);
};

async function makeSimProfile(em: EntityManager, line: MadeLine): Promise<void> {
  const sql = 'SELECT wrapped_key FROM customer_key WHERE customer_id = $1';
  const [row] = await em.query<{ wrapped_key: Buffer }[]>(sql, [line.customerId]);
  if (!row) throw new Error('the customer has no key: make it with makeCustomer');
  const code = activationCode('rsp.ur-card.example', `UR-${line.reference}`);
  await em.query(
    `INSERT INTO sim_profile (customer_id, id, line_id, iccid, smdp_address, activation_code_sealed, state)
     VALUES ($1, $2, $3, $4, 'rsp.ur-card.example', $5, 'installed')`,
    [line.customerId, uuidv7(), line.id, line.iccid, sealWith(testKeys.unwrap(row.wrapped_key), code)],
  );
}

/** An active line with an installed SIM profile; `changes` say what is different. */
export async function makeLine(em: EntityManager, changes: LineChanges): Promise<MadeLine> {
  const number = nextNumber();
  const line: MadeLine = {
    id: uuidv7(),
    customerId: changes.customerId,
    reference: makeReference('line', randomBytes(REFERENCE_BYTES)),
    msisdn: changes.msisdn ?? `+86138${String(number).padStart(8, '0')}`,
    iccid: changes.iccid === undefined ? iccidOf(number) : changes.iccid,
  };
  const { state = 'active', label = null, autoRenew = false, createdAt = MADE_AT } = changes;
  await em.query(
    `INSERT INTO line (customer_id, id, reference, msisdn, state, label, auto_renew, created_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)`,
    [line.customerId, line.id, line.reference, line.msisdn, state, label, autoRenew, createdAt],
  );
  if (line.iccid !== null) await makeSimProfile(em, line);
  await em.query(
    'INSERT INTO sandbox_network_line (line_id, msisdn, iccid, service) VALUES ($1, $2, $3, $4)',
    [line.id, line.msisdn, line.iccid, state],
  );
  await refreshSearchText(em, line.customerId);
  return line;
}

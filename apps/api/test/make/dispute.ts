import { type DisputeView } from '@ur-desk/domain/disputes';
import { type SandboxToken } from '@ur-desk/domain/payments';
import { disputeById } from '../../src/features/disputes/dispute.queries';
import { SANDBOX_EVENTS_JOB } from '../../src/providers/payment/sandbox/sandbox-events';
import { type TestApi } from '../harness';
import { aTopUp, type CardPayment } from './refund';

/** The disputes of a customer, oldest first. */
export async function disputesOf(api: TestApi, customerId: string): Promise<DisputeView[]> {
  const sql = 'SELECT id FROM dispute WHERE customer_id = $1 ORDER BY id';
  const rows = await api.rows<{ id: string }>(sql, [customerId]);
  return Promise.all(rows.map(({ id }) => api.db.read((em) => disputeById(em, id))));
}

/** Lets the payer of a disputed test card object now. */
export async function untilDisputed(
  api: TestApi,
  { customerId, paymentId }: CardPayment,
): Promise<DisputeView> {
  const sql = `UPDATE sandbox_dispute SET due_at = due_at - interval '1 minute' WHERE charge_key = $1`;
  await api.rows(sql, [paymentId]);
  await api.runJob(SANDBOX_EVENTS_JOB);
  const [dispute] = await disputesOf(api, customerId);
  if (!dispute) throw new Error('nobody disputed');
  return dispute;
}

/** A disputed top-up of ¥50.00. */
export const aDispute = async (api: TestApi, token: SandboxToken = 'tok_disputed'): Promise<DisputeView> =>
  untilDisputed(api, await aTopUp(api, 5000, token));

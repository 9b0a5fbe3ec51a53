import { randomUUID } from 'node:crypto';
import { makeReference, type Money } from '@ur-desk/domain/kernel';
import { postingsForGoodwill, type TransferDraft } from '@ur-desk/domain/ledger';
import { type PaymentMethodView, SANDBOX_CARDS, type SandboxToken } from '@ur-desk/domain/payments';
import { LedgerService } from '../../src/features/ledger/ledger.service';
import { PaymentService } from '../../src/features/payments/payment.service';
import { paymentMethodView, type PaymentMethodRow } from '../../src/features/payments/payment.view';
import { type TestApi } from '../harness';
import { MADE_AT } from './customer';

/** A reference that nothing else needs to be found by. */
export const anyReference = (kind: 'payment' | 'refund' | 'adjustment'): string =>
  makeReference(kind, Uint8Array.from(Buffer.from(randomUUID().replaceAll('-', ''), 'hex')));

/** Posts transfers as the API does: under the customer's lock, with an audit row. */
export async function postTransfers(
  api: TestApi,
  customerId: string,
  drafts: readonly TransferDraft[],
): Promise<void> {
  const ctx = api.context();
  const command = { action: 'renewal.advance' as const, customerId };
  await api.db.write(ctx, command, async (tx) => {
    await api.app.get(LedgerService).post(tx, { customerId, actor: ctx.actor }, drafts);
    tx.audit({ subject: { kind: 'payment', id: customerId } });
    return {};
  });
}

/** Puts money into a customer's wallet; as goodwill, so that no payment is needed. */
export async function fundWallet(api: TestApi, customerId: string, amount: Money): Promise<void> {
  const cause = {
    kind: 'adjustment' as const,
    id: randomUUID(),
    reference: anyReference('adjustment'),
  } as const;
  await postTransfers(api, customerId, postingsForGoodwill({ cause, amount }));
}

/** A saved sandbox card of the customer, good until 2030. */
export async function makePaymentMethod(
  api: TestApi,
  customerId: string,
  token: SandboxToken = 'tok_success',
): Promise<PaymentMethodView> {
  const { brand, lastFour } = SANDBOX_CARDS[token];
  const sql = `INSERT INTO payment_method
      (customer_id, id, provider, token, kind, brand, last_four, expiry_month, expiry_year, state, is_default, created_at)
    VALUES ($1, $2, 'sandbox', $3, 'card', $4, $5, 12, 2030, 'active',
      NOT EXISTS (SELECT 1 FROM payment_method WHERE customer_id = $1 AND is_default), $6) RETURNING *`;
  const values = [customerId, randomUUID(), token, brand, lastFour, MADE_AT];
  const [row] = await api.dataSource.query<[PaymentMethodRow]>(sql, values);
  return paymentMethodView(row, MADE_AT);
}

/** A renewal's payment that was captured from the wallet; gives its id. The wallet must have the money. */
export async function makeWalletPayment(
  api: TestApi,
  customerId: string,
  amount: Money,
  purposeId = randomUUID(),
): Promise<string> {
  const ctx = api.context();
  const command = { action: 'topUp.create' as const, customerId };
  const { id } = await api.db.write(ctx, command, async (tx) => {
    const order = { customerId, purpose: 'renewal', purposeId, amount } as const;
    const payment = await api.app.get(PaymentService).payFromWallet(tx, order);
    const cause = { kind: 'renewal', id: purposeId, reference: payment.reference } as const;
    await api.app
      .get(LedgerService)
      .post(tx, { customerId, actor: ctx.actor }, [
        { cause, leg: 'purchase', kind: 'purchase', debit: 'wallet', credit: 'revenue', amount },
      ]);
    tx.audit({ subject: { kind: 'payment', id: payment.id }, after: payment });
    return payment;
  });
  return id;
}

/** What a week of silence leaves: a payment that somebody has to look at. */
export async function leaveToHuman(api: TestApi, paymentId: string): Promise<void> {
  await api.rows(
    `UPDATE payment SET state = 'unknown', janitor_at = NULL, human_at = created_at, review_reason = 'noAnswer'
     WHERE id = $1`,
    [paymentId],
  );
}

import { addMs, DAY_MS } from '@ur-desk/domain/kernel';
import { blockAfterDecline, type PaymentBlockView } from '@ur-desk/domain/payment-blocks';
import { type PaymentView } from '@ur-desk/domain/payments';
import { SYSTEM_ACTOR } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import { riskRuleOf } from '../risk-rules/risk-rule.queries';
import { hardDeclinesOf, insertBlock } from './payment-block.queries';

/** Blocks the method of a charge that was just refused, where the rule says so; in the write that settles the charge. */
export async function blockRefusedMethod(tx: Tx, payment: PaymentView): Promise<void> {
  const { customerId, declineCode, paidWith } = payment;
  const methodId = paidWith?.methodId ?? null;
  if (declineCode === null || methodId === null) return;
  const rule = await riskRuleOf(tx.em, 'declinedMethod');
  const window = { since: addMs(tx.now, -rule.withinDays * DAY_MS), now: tx.now };
  const { declines, blocked } = await hardDeclinesOf(tx.em, { customerId, methodId }, window);
  if (blocked) return;
  const decided = blockAfterDecline({ declineCode, hardDeclines: declines }, rule, tx.now);
  if (!decided) return;
  const block: PaymentBlockView = {
    id: tx.newId(),
    customerId,
    methodId,
    state: 'active',
    ...decided,
    reason: null,
    blockedBy: SYSTEM_ACTOR.name,
    createdAt: tx.now,
    liftedAt: null,
    liftedBy: null,
    liftReason: null,
  };
  await insertBlock(tx.em, block);
  tx.audit({ subject: { kind: 'paymentBlock', id: block.id }, after: block });
}

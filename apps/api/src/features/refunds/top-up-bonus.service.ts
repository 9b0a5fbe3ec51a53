import { Injectable } from '@nestjs/common';
import { money } from '@ur-desk/domain/kernel';
import { postingsForTopUpBonusReturn } from '@ur-desk/domain/ledger';
import { bonusesBack } from '@ur-desk/domain/refunds';
import { type Tx } from '../../platform/db/tx';
import { LedgerService } from '../ledger/ledger.service';
import { type SourceFacts } from './refund-settlement.queries';
import { returnFacts } from './top-up-bonus.queries';

type Actor = Parameters<LedgerService['post']>[1]['actor'];

/** What promotions gave with a top-up comes back with it (docs/decisions/0491). */
@Injectable()
export class TopUpBonusReturns {
  constructor(private readonly ledger: LedgerService) {}

  /** In the write in which a refund to the source succeeded: wallet → promotion cost, as far as it is still there. */
  async takeBack(tx: Tx, refund: SourceFacts, actor: Actor): Promise<void> {
    const { id, reference, customer_id: customerId, payment_id: paymentId, reason_code: reason } = refund;
    const facts = await returnFacts(tx.em, { customerId, paymentId });
    if (facts.purpose !== 'topUp' || !facts.bonuses) return;
    let { available } = facts;
    const back = bonusesBack(facts.bonuses, { refundedMinor: facts.refunded, capturedMinor: facts.captured });
    for (const { lotId, amountMinor } of back) {
      const amount = Math.min(amountMinor, available);
      if (amount <= 0) return;
      const cause = { kind: 'refund', id, reference } as const;
      const postings = postingsForTopUpBonusReturn({
        cause,
        reason,
        lotId,
        amount: money(amount, facts.currency),
      });
      await this.ledger.post(tx, { customerId, actor }, postings);
      available -= amount;
    }
  }
}

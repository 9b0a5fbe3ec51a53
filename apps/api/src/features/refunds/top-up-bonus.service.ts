import { Injectable } from '@nestjs/common';
import { money } from '@ur-desk/domain/kernel';
import { postingsForReversal, postingsForTopUpBonusReturn, type TransferCause } from '@ur-desk/domain/ledger';
import { bonusesBack } from '@ur-desk/domain/refunds';
import { type Tx } from '../../platform/db/tx';
import { LedgerService } from '../ledger/ledger.service';
import { returnFacts, standingReturns } from './top-up-bonus.queries';

type Actor = Parameters<LedgerService['post']>[1]['actor'];

/** What takes a share of a top-up back to its payer: a refund, or a dispute. */
export interface TopUpGoesBack {
  customerId: string;
  paymentId: string;
  cause: TransferCause;
  reason: string;
  /** How often the cause booked something before: only a dispute can do so again. */
  round?: number;
  actor: Actor;
}

/** What promotions gave with a top-up comes back with it (docs/decisions/0491, 0506). */
@Injectable()
export class TopUpBonusReturns {
  constructor(private readonly ledger: LedgerService) {}

  /**
   * In the write in which a refund to the source succeeded, or a provider took the money: wallet → promotion cost, as far as it is
   * still there.
   */
  async takeBack(tx: Tx, { cause, reason, round = 0, actor, ...of }: TopUpGoesBack): Promise<void> {
    const facts = await returnFacts(tx.em, of);
    if (!facts) return;
    // One by one: of several debits at once it is not said which of them takes which of the named lots.
    for (const { lotId, amountMinor } of bonusesBack(facts.bonuses, facts, facts.available)) {
      const amount = money(amountMinor, facts.currency);
      const postings = postingsForTopUpBonusReturn({ cause, reason, lotId, round, amount });
      await this.ledger.post(tx, { customerId: of.customerId, actor }, postings);
    }
  }

  /** What a dispute took back is the customer's again, with the end that it had (docs/decisions/0506). */
  async giveBack(tx: Tx, { customerId, cause, reason, actor }: TopUpGoesBack): Promise<void> {
    const standing = await standingReturns(tx.em, { customerId, causeId: cause.id });
    const drafts = standing.flatMap((transfer) => postingsForReversal(transfer, reason));
    await this.ledger.post(tx, { customerId, actor }, drafts);
  }
}

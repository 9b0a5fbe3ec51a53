import { Injectable } from '@nestjs/common';
import {
  type AdjustmentDecision,
  type AdjustmentEffect,
  type AdjustmentView,
} from '@ur-desk/domain/adjustments';
import {
  postingsForDebitAdjustment,
  postingsForGoodwill,
  type TransferCause,
  type TransferDraft,
} from '@ur-desk/domain/ledger';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import { LedgerService } from '../ledger/ledger.service';
import { grantLot, moveEnd } from '../subscriptions/subscription-adjustment.queries';
import { adjustmentById, markDone } from './adjustment.queries';

/** An order that waits, with what was decided about it. */
export interface AdjustmentOrder {
  customerId: string;
  id: string;
  reference: string;
  reasonCode: string;
  /** For whom it is carried out: who ordered it. */
  actor: Actor;
  decision: AdjustmentDecision;
}

function postingsOf(
  effect: Extract<AdjustmentEffect, { kind: 'credit' | 'debit' }>,
  about: { cause: TransferCause; reason: string },
): TransferDraft[] {
  const posting = { ...about, amount: effect.amount };
  return effect.kind === 'credit' ? postingsForGoodwill(posting) : postingsForDebitAdjustment(posting);
}

/** Does what was decided: the one place where an adjustment touches money, lots and ends. */
@Injectable()
export class AdjustmentCarrier {
  constructor(private readonly ledger: LedgerService) {}

  /** Inside the write that decided it. Throws `wrong_state` when the order waits no longer, and what the ledger throws. */
  async carryOut(tx: Tx, order: AdjustmentOrder): Promise<AdjustmentView> {
    const { decision, id, customerId } = order;
    await this.apply(tx, order);
    await markDone(tx.em, order, { decision, now: tx.now });
    const done = await adjustmentById(tx.em, id, tx.now);
    const before = Object.fromEntries(decision.changes.map((change) => [change.field, change.before]));
    tx.audit({ subject: { kind: 'adjustment', id }, customerId, before, after: done });
    return done;
  }

  private async apply(tx: Tx, order: AdjustmentOrder): Promise<void> {
    const { customerId, actor, id, reference, reasonCode, decision } = order;
    const cause = { kind: 'adjustment', id, reference } as const;
    const { effect } = decision;
    if ('amount' in effect) {
      await this.ledger.post(tx, { customerId, actor }, postingsOf(effect, { cause, reason: reasonCode }));
      return;
    }
    const { plan } = effect;
    const of = { customerId, subscriptionId: plan.id, lineId: plan.lineId, cause, now: tx.now };
    if (effect.kind === 'allowance') await grantLot(tx.em, of, effect.lot);
    else await moveEnd(tx.em, of, { from: plan.endsAt, to: effect.endsAt });
  }
}

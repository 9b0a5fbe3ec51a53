import { Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import { decidePayOut, type PayOutRefundInput, type RefundView } from '@ur-desk/domain/refunds';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { filesPresent } from '../evidence/evidence-file.queries';
import { EvidenceSubjects } from '../evidence/evidence-subjects.service';
import { RefundSource } from './refund-source.service';
import { asItStands, refundById } from './refund.queries';

/** Refunds that no provider pays back: finance does, and proves it (decision 0454). */
@Injectable()
export class RefundPayOut {
  constructor(
    private readonly db: Db,
    private readonly source: RefundSource,
    subjects: EvidenceSubjects,
  ) {
    const customerOf = async (em: EntityManager, id: string) => (await refundById(em, id)).customerId;
    subjects.define('refund', { customerOf, refuseChange });
  }

  /** Writes that it was paid, or that it was not, once. Throws `not_found` and what `decidePayOut` throws. */
  async payOut(refundId: string, input: PayOutRefundInput, ctx: CallContext): Promise<RefundView> {
    const { customerId, reference } = await this.db.read((em) => refundById(em, refundId));
    const reason = input.comment ?? reference;
    const command = { action: 'refund.payOut' as const, customerId, reason, replay: asItStands };
    return this.db.write(ctx, command, async (tx) => {
      const { state, source, actor } = await refundById(tx.em, refundId);
      const files = await filesPresent(tx.em, { subjectKind: 'refund', subjectId: refundId });
      const facts = {
        state,
        byHand: source?.byHand ?? false,
        orderedBy: actor,
        evidenceFiles: files.length,
      };
      return this.source.settleWithin(tx, refundId, decidePayOut(facts, input, ctx.actor));
    });
  }
}

/** What proves a pay-out is added while it is owed. */
async function refuseChange(em: EntityManager, id: string): Promise<void> {
  const { state, source } = await refundById(em, id);
  if (!source?.byHand || state !== 'submitted') throw new Problem('wrong_state', { state });
}

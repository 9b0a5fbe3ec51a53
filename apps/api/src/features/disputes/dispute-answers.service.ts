import { Injectable } from '@nestjs/common';
import { type AuditAction } from '@ur-desk/domain/audit';
import {
  type DisputeAnswerKind,
  type DisputeView,
  nextDisputeCheck,
  refuseAnswer,
} from '@ur-desk/domain/disputes';
import { type EntityManager } from 'typeorm';
import { type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { fault } from '../../platform/fault/fault';
import { type DisputeAnswerRequest } from '../../providers/payment/payment-provider.port';
import { PaymentProviders } from '../../providers/payment/payment-providers';
import { answerDisputeAt } from '../../providers/payment/provider-calls';
import { EvidenceFiles } from '../evidence/evidence-file.service';
import { DisputeBooking, StaleWord } from './dispute-booking.service';
import { DisputeInquiry } from './dispute-inquiry.service';
import {
  askLater,
  disputeById,
  disputeRow,
  disputesToAskFor,
  refuseStartedAnswer,
  startAnswer,
} from './dispute.queries';
import { type DisputeRow } from './dispute.view';

const ASKED_AT_ONCE = 50;

/** Thrown out of a write that found the answer settled meanwhile: nothing to write, nothing to audit. */
class SettledMeanwhile extends Error {}

/**
 * Tells providers what we answer. The answer is written first, then sent, under a key of its own; who dies in between leaves
 * it to the janitor, who asks first and sends again only what the provider still waits for (P3).
 */
@Injectable()
export class DisputeAnswers {
  constructor(
    private readonly db: Db,
    private readonly providers: PaymentProviders,
    private readonly files: EvidenceFiles,
    private readonly booking: DisputeBooking,
    private readonly inquiry: DisputeInquiry,
  ) {}

  /** Throws `not_found`, `payment_provider_off`, and what `refuseAnswer` throws. Answers how the dispute stands then. */
  async give(
    ctx: CallContext,
    id: string,
    { kind, comment }: { kind: DisputeAnswerKind; comment: string | null },
  ): Promise<DisputeView> {
    const { customer_id: customerId, provider } = await this.db.read((em) => disputeRow(em, id));
    this.providers.of(provider);
    const action: AuditAction = kind === 'contest' ? 'dispute.contest' : 'dispute.accept';
    const command = { action, customerId, ...(comment ? { reason: comment } : {}), replay: asItStands };
    const made = await this.db.write(ctx, command, async (tx) => {
      const row = await disputeRow(tx.em, id);
      const before = await disputeById(tx.em, id);
      refuseAnswer(factsOf(row), kind, tx.now);
      const nextCheckAt = nextCheckOf(row, { sendingSince: tx.now, attempts: 0 }, tx.now);
      const answer = { kind, comment, actor: ctx.actor, now: tx.now, nextCheckAt };
      await startAnswer(tx.em, { customerId, id }, answer);
      const after = await disputeById(tx.em, id);
      tx.audit({ subject: { kind: 'dispute', id }, before, after });
      return after;
    });
    return ctx.dryRun || !made.answer?.sending ? made : this.send(ctx, id);
  }

  /** Asks about all that are due. */
  async askAboutDue(): Promise<{ asked: number; failed: number }> {
    const now = await this.db.now();
    const due = await this.db.read((em) => disputesToAskFor(em, now, ASKED_AT_ONCE));
    let failed = 0;
    for (const id of due) {
      try {
        await this.ask(systemContext('disputes-ask'), id);
      } catch {
        failed += 1;
      }
    }
    return { asked: due.length, failed };
  }

  private async ask(ctx: CallContext, id: string): Promise<void> {
    const {
      provider,
      provider_reference: reference,
      customer_id: customerId,
    } = await this.db.read((em) => disputeRow(em, id));
    const { result } = await this.inquiry.ask(ctx, { provider, reference });
    const row = await this.db.read((em) => disputeRow(em, id));
    if (result === 'settled') return void (row.answer_sending && (await this.send(ctx, id)));
    const now = await this.db.now();
    const attempts = row.attempts + 1;
    const sendingSince = row.answer_sending ? (row.answered_at?.toISOString() ?? null) : null;
    await this.db.read((em) =>
      askLater(em, { customerId, id }, nextCheckOf(row, { sendingSince, attempts }, now)),
    );
  }

  /** Tells the provider, and writes down what it said. Without an answer the janitor goes on. */
  private async send(ctx: CallContext, id: string): Promise<DisputeView> {
    const row = await this.db.read((em) => disputeRow(em, id));
    const request = await this.requestOf(row);
    const askedAt = await this.db.now();
    await fault('dispute.before-provider');
    const answer = await answerDisputeAt(this.providers.of(row.provider), request);
    await fault('dispute.after-provider');
    const { customer_id: customerId, payment_id: paymentId, provider } = row;
    if (answer.result === 'refused') await this.refused(ctx, row, answer.reason);
    if (answer.result === 'taken') {
      const said = { customerId, paymentId, provider, dispute: answer.dispute, askedAt };
      // Somebody else has asked since and knows more.
      await this.booking.settle(ctx, said).catch((error: unknown) => {
        if (!(error instanceof StaleWord)) throw error;
      });
    }
    return this.db.read((em) => disputeById(em, id));
  }

  private async requestOf(row: DisputeRow): Promise<DisputeAnswerRequest> {
    const idempotencyKey = `${row.id}-${row.answer_no}`;
    const disputeReference = row.provider_reference;
    if (row.answer_kind === 'accept')
      return { idempotencyKey, disputeReference, answer: { kind: 'accept', note: row.answer_comment ?? '' } };
    const files = await this.files.contentsOf('dispute', row.id);
    return { idempotencyKey, disputeReference, answer: { kind: 'contest', text: row.evidence_text, files } };
  }

  private async refused(
    ctx: CallContext,
    { id, customer_id: customerId, provider, provider_reference: reference }: DisputeRow,
    reason: Parameters<typeof refuseStartedAnswer>[2],
  ): Promise<void> {
    // It may have taken this very answer before: then it says so when it is asked.
    await this.inquiry.ask(ctx, { provider, reference });
    const command = { action: 'dispute.answerRefused' as const, customerId };
    try {
      await this.db.write(systemContext(ctx), command, async (tx) => {
        const before = await disputeById(tx.em, id);
        if (!(await refuseStartedAnswer(tx.em, { customerId, id }, reason))) throw new SettledMeanwhile();
        const after = await disputeById(tx.em, id);
        tx.audit({ subject: { kind: 'dispute', id }, before, after });
        return {};
      });
    } catch (error) {
      if (!(error instanceof SettledMeanwhile)) throw error;
    }
  }
}

const factsOf = (row: DisputeRow) => ({
  state: row.state,
  answering: row.answer_sending,
  evidenceDueAt: row.evidence_due_at?.toISOString() ?? null,
  evidenceText: row.evidence_text,
  files: row.files,
});

const nextCheckOf = (
  row: DisputeRow,
  sending: { sendingSince: string | null; attempts: number },
  now: string,
): string | null => nextDisputeCheck({ ...factsOf(row), ...sending }, now);

/** A repeated key: not the stored answer, but how the dispute stands by now. */
const asItStands = (stored: DisputeView, em: EntityManager): Promise<DisputeView> =>
  disputeById(em, stored.id);

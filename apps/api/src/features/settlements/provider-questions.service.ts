import { Injectable } from '@nestjs/common';
import { type Money } from '@ur-desk/domain/kernel';
import { isOpen } from '@ur-desk/domain/payments';
import { awaitsSource } from '@ur-desk/domain/refunds';
import { type ProviderWord, wordOf } from '@ur-desk/domain/settlements';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { PaymentProviders } from '../../providers/payment/payment-providers';
import { lookUpRefundAt } from '../../providers/payment/provider-calls';
import { PaymentInquiry } from '../payments/payment-inquiry.service';
import { paymentById } from '../payments/payment.queries';
import { RefundSource } from '../refunds/refund-source.service';
import { sourceFacts } from '../refunds/refund-settlement.queries';

export interface Question {
  paymentId: string | null;
  refundId: string | null;
  /** What should have moved; negative for a refund. */
  due: Money;
  /** The provider's reference of the line that names it; null: no line does. */
  inReport: string | null;
}

/** Asks a provider about what its report and our books say differently; outside any transaction. */
@Injectable()
export class ProviderQuestions {
  constructor(
    private readonly db: Db,
    private readonly providers: PaymentProviders,
    private readonly inquiry: PaymentInquiry,
    private readonly refunds: RefundSource,
  ) {}

  /** What it says. Whatever has no end here yet takes its usual way on (P4). */
  async ask(ctx: CallContext, question: Question): Promise<ProviderWord> {
    if (question.refundId !== null) return this.askAboutRefund(ctx, question.refundId, question.due);
    return this.askAboutPayment(ctx, question.paymentId ?? '', question);
  }

  private async askAboutPayment(
    ctx: CallContext,
    paymentId: string,
    { due, inReport }: Question,
  ): Promise<ProviderWord> {
    const payment = await this.db.read((em) => paymentById(em, paymentId));
    const word = wordOf(await this.inquiry.answerNow(payment), due);
    if (!isOpen(payment.state)) return word;
    await this.inquiry.askNow(ctx, paymentId);
    // The provider's report names it, its answer does not: a human asks there, and a second one agrees.
    if (inReport !== null && (word === 'noAnswer' || word === 'neverHeard'))
      await this.inquiry.leaveToHuman(ctx, paymentId, inReport);
    return word;
  }

  /** A refund that has its end is only asked about, never told again. */
  private async askAboutRefund(ctx: CallContext, refundId: string, due: Money): Promise<ProviderWord> {
    const facts = await this.db.read((em) => sourceFacts(em, refundId));
    const answer = await lookUpRefundAt(this.providers.of(facts.provider), {
      idempotencyKey: facts.id,
      providerReference: facts.provider_reference,
      amount: { amount: Math.abs(due.amount), currency: due.currency },
      startedAt: facts.submitted_at?.toISOString() ?? (await this.db.now()),
      paymentId: facts.payment_id,
      paymentReference: facts.payment_reference,
    });
    if (awaitsSource(facts.state)) await this.refunds.check(ctx, refundId);
    return wordOf(answer, due);
  }
}

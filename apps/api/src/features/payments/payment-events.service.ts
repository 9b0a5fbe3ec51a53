import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isOpen, type PaymentVerdict, type PaymentView, verdictOfCharge } from '@ur-desk/domain/payments';
import { type EventOutcome, type EventSubject } from '@ur-desk/domain/provider-events';
import { Db } from '../../platform/db/db';
import { type EventToApply, ProviderEventHandlers } from '../provider-events/provider-event-handlers.service';
import { PaymentInquiry } from './payment-inquiry.service';
import { PaymentSettling } from './payment-settling.service';
import { paymentOfEvent } from './payment.queries';

const subjectOf = ({ id, customerId }: PaymentView): EventSubject => ({
  kind: 'payment' as const,
  id,
  customerId,
});

/**
 * What events say about payments (P5). Captured is the provider's last word and taken as it is; anything else may be older
 * than what the provider knows by now, so it is asked before anything is written: however events are shuffled and repeated,
 * a payment ends where the provider says it is.
 */
@Injectable()
export class PaymentEvents implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly handlers: ProviderEventHandlers,
    private readonly inquiry: PaymentInquiry,
    private readonly settling: PaymentSettling,
  ) {}

  onModuleInit(): void {
    this.handlers.register('payment', (of) => this.apply(of));
  }

  private async apply({ provider, content, ctx }: EventToApply<'payment'>): Promise<EventOutcome> {
    const { paymentId, answer } = content;
    const reference = answer.providerReference;
    const payment = await this.db.read((em) => paymentOfEvent(em, { provider, paymentId, reference }));
    if (!payment) return { result: 'problem', problem: 'subjectUnknown', subject: null };
    const said = verdictOfCharge(answer, payment.amount);
    const verdict = said.state === 'captured' ? said : await this.verdictNow(payment);
    if (verdict.state === 'unknown')
      return { result: 'problem', problem: 'noAnswer', subject: subjectOf(payment) };
    const { customerId, id } = payment;
    const after = isOpen(payment.state)
      ? await this.settling.settle(ctx, { customerId, paymentId: id, verdict, asked: false })
      : payment;
    return this.outcome(after, said, verdict);
  }

  private async verdictNow(payment: PaymentView): Promise<PaymentVerdict> {
    return this.inquiry.verdictNow(payment, await this.db.now());
  }

  /** `said`: by the event; `verdict`: by the provider now; `after`: how the payment stands here. */
  private outcome(after: PaymentView, said: PaymentVerdict, verdict: PaymentVerdict): EventOutcome {
    const subject = subjectOf(after);
    if (verdict.state === 'review') return { result: 'problem', problem: 'amountDiffers', subject };
    if (!isOpen(after.state) && after.state !== verdict.state)
      return { result: 'problem', problem: 'contradicts', subject };
    return { result: said.state === verdict.state ? 'applied' : 'superseded', subject };
  }
}

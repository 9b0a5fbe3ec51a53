import { Injectable } from '@nestjs/common';
import { type DisputeView, fitsPayment } from '@ur-desk/domain/disputes';
import { type OutsideProviderName, type PaymentView } from '@ur-desk/domain/payments';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { fault } from '../../platform/fault/fault';
import { PaymentProviders } from '../../providers/payment/payment-providers';
import { lookUpDisputeAt } from '../../providers/payment/provider-calls';
import { paymentOfEvent } from '../payments/payment.queries';
import { DisputeBooking, StaleWord } from './dispute-booking.service';

/** How often it is asked anew when somebody else was faster with a newer word. */
const MOST_TRIES = 5;

/** What came of asking. `payment`: what the dispute is about, as far as we know it. */
export type Inquired =
  | { result: 'settled'; dispute: DisputeView }
  | { result: 'noAnswer' }
  | { result: 'paymentUnknown' }
  | { result: 'doesNotFit'; payment: PaymentView };

/** Asks a provider how a dispute stands, and writes that down. */
@Injectable()
export class DisputeInquiry {
  constructor(
    private readonly db: Db,
    private readonly providers: PaymentProviders,
    private readonly booking: DisputeBooking,
  ) {}

  /** However often it is called, also at the same time: the dispute ends where the provider says it is (P5). */
  async ask(ctx: CallContext, of: { provider: OutsideProviderName; reference: string }): Promise<Inquired> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.askOnce(ctx, of);
      } catch (error) {
        if (!(error instanceof StaleWord) || tries >= MOST_TRIES) throw error;
      }
    }
  }

  private async askOnce(
    ctx: CallContext,
    { provider, reference }: { provider: OutsideProviderName; reference: string },
  ): Promise<Inquired> {
    const askedAt = await this.db.now();
    const answer = await lookUpDisputeAt(this.providers.of(provider), reference);
    await fault('dispute.after-lookup');
    if (answer.result !== 'found') return { result: 'noAnswer' };
    const { dispute } = answer;
    const named = { provider, paymentId: null, reference: dispute.paymentReference };
    const payment = await this.db.read((em) => paymentOfEvent(em, named));
    if (!payment) return { result: 'paymentUnknown' };
    if (!fitsPayment(dispute, payment)) return { result: 'doesNotFit', payment };
    const of = { customerId: payment.customerId, paymentId: payment.id, provider };
    return { result: 'settled', dispute: await this.booking.settle(ctx, { ...of, dispute, askedAt }) };
  }
}

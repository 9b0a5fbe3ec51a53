import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type DisputeView } from '@ur-desk/domain/disputes';
import { type ProviderDispute } from '@ur-desk/domain/payments';
import { type EventOutcome } from '@ur-desk/domain/provider-events';
import { type EventToApply, ProviderEventHandlers } from '../provider-events/provider-event-handlers.service';
import { DisputeInquiry, type Inquired } from './dispute-inquiry.service';

/**
 * What events say about disputes (P5). An event may be older than what the provider knows by now, and none of its words is its
 * last, so it is always asked before anything is written.
 */
@Injectable()
export class DisputeEvents implements OnModuleInit {
  constructor(
    private readonly handlers: ProviderEventHandlers,
    private readonly inquiry: DisputeInquiry,
  ) {}

  onModuleInit(): void {
    this.handlers.register('dispute', (of) => this.apply(of));
  }

  private async apply({ provider, content, ctx }: EventToApply<'dispute'>): Promise<EventOutcome> {
    return outcomeOf(await this.inquiry.ask(ctx, { provider, reference: content.disputeReference }), content);
  }
}

/** `said`: by the event. */
function outcomeOf(inquired: Inquired, said: ProviderDispute): EventOutcome {
  switch (inquired.result) {
    case 'noAnswer':
      return { result: 'problem', problem: 'noAnswer', subject: null };
    case 'paymentUnknown':
      return { result: 'problem', problem: 'subjectUnknown', subject: null };
    case 'doesNotFit': {
      const { id, customerId } = inquired.payment;
      return { result: 'problem', problem: 'amountDiffers', subject: { kind: 'payment', id, customerId } };
    }
    case 'settled': {
      const { id, customerId } = inquired.dispute;
      const result = saysTheSame(inquired.dispute, said) ? 'applied' : 'superseded';
      return { result, subject: { kind: 'dispute', id, customerId } };
    }
  }
}

const saysTheSame = ({ state, fundsTaken }: DisputeView, said: ProviderDispute): boolean =>
  (state === 'accepted' ? 'lost' : state) === said.state && fundsTaken === said.fundsTaken;

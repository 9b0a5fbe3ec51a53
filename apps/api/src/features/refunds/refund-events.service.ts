import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isId, money } from '@ur-desk/domain/kernel';
import { type EventOutcome } from '@ur-desk/domain/provider-events';
import { awaitsSource, type RefundVerdict, verdictOfRefund } from '@ur-desk/domain/refunds';
import { Db } from '../../platform/db/db';
import { type EventToApply, ProviderEventHandlers } from '../provider-events/provider-event-handlers.service';
import { refundOfEvent, type SourceFacts } from './refund-settlement.queries';
import { RefundSource } from './refund-source.service';

/**
 * What events say about refunds (P5). Paid back is the provider's last word and taken as it is; anything else may be older than
 * what the provider knows by now, so it is asked before anything is written.
 */
@Injectable()
export class RefundEvents implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly handlers: ProviderEventHandlers,
    private readonly source: RefundSource,
  ) {}

  onModuleInit(): void {
    this.handlers.register('refund', (of) => this.apply(of));
  }

  private async apply({ provider, content, ctx }: EventToApply<'refund'>): Promise<EventOutcome> {
    const refundId = isId(content.refundId) ? content.refundId : null;
    const reference = content.answer.providerReference;
    const facts = await this.db.read((em) => refundOfEvent(em, { provider, refundId, reference }));
    if (!facts) return { result: 'problem', problem: 'subjectUnknown', subject: null };
    const subject = { kind: 'refund', id: facts.id, customerId: facts.customer_id } as const;
    const said = verdictOfRefund(content.answer, money(facts.to_source, facts.currency));
    const verdict = said.state === 'succeeded' ? said : await this.source.verdictNow(facts);
    if (verdict.state === 'unknown' || verdict.state === 'resend')
      return { result: 'problem', problem: 'noAnswer', subject };
    const state = await this.stateAfter(facts, verdict, ctx);
    if (verdict.state === 'review') return { result: 'problem', problem: 'amountDiffers', subject };
    if (!awaitsSource(state) && state !== verdict.state)
      return { result: 'problem', problem: 'contradicts', subject };
    return { result: said.state === verdict.state ? 'applied' : 'superseded', subject };
  }

  private async stateAfter(
    facts: SourceFacts,
    verdict: RefundVerdict,
    ctx: EventToApply['ctx'],
  ): Promise<SourceFacts['state']> {
    if (!awaitsSource(facts.state)) return facts.state;
    return (await this.source.settle(ctx, { facts, verdict, asked: false })).state;
  }
}

import { Controller, Get, Headers, Param, Post, Req } from '@nestjs/common';
import {
  ProviderEventDetailView,
  ProviderEventReceiptView,
  ProviderEventView,
} from '@ur-desk/domain/provider-events';
import { type FastifyRequest } from 'fastify';
import { Can, PublicByProof } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { RawBody } from '../../platform/http/raw-body';
import { Answers, AnswersList, IdParam, ListOf, TakesRaw } from '../../platform/http/route.decorators';
import { type RawEvent } from '../../providers/payment/payment-provider.port';
import { providerEventList } from './provider-event.list';
import { ProviderEventService } from './provider-event.service';

@Controller('provider-events')
export class ProviderEventController {
  constructor(private readonly events: ProviderEventService) {}

  @Get()
  @Can('providerEvents:read')
  @AnswersList(ProviderEventView, providerEventList)
  list(@ListOf(providerEventList) query: ListQuery): Promise<ListPage<ProviderEventView>> {
    return this.events.list(query);
  }

  @Get(':id')
  @Can('providerEvents:read')
  @Answers(ProviderEventDetailView, {
    summary: 'An event of a provider with what it says',
    problems: ['not_found'],
  })
  get(@IdParam('id') id: string): Promise<ProviderEventDetailView> {
    return this.events.get(id);
  }

  @Post(':id/replay')
  @Can('providerEvents:replay')
  @Answers(ProviderEventView, {
    summary: 'Apply an event once more; what is done already is not done twice',
    problems: ['not_found'],
  })
  replay(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<ProviderEventView> {
    return this.events.replay(ctx, id);
  }

  @Post(':provider')
  @PublicByProof()
  @TakesRaw('application/json')
  @Answers(ProviderEventReceiptView, {
    summary: 'An event of a provider, signed by it over the raw body',
    problems: ['not_found', 'provider_event_refused', 'body_too_large'],
  })
  receive(
    @Param('provider') provider: string,
    @RawBody() body: Buffer,
    @Headers() headers: RawEvent['headers'],
    @Req() { id }: FastifyRequest,
  ): Promise<ProviderEventReceiptView> {
    return this.events.receive(provider, { body, headers }, id);
  }
}

import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import {
  CreateOfflinePaymentInput,
  OfflinePaymentView,
  ReverseOfflinePaymentInput,
} from '@ur-desk/domain/offline-payments';
import { type FastifyReply } from 'fastify';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import {
  Answers,
  AnswersList,
  DryRunnable,
  Idempotent,
  IdParam,
  ListOf,
} from '../../platform/http/route.decorators';
import { OfflinePaymentReader } from './offline-payment-reader.service';
import { OfflinePaymentReversal } from './offline-payment-reversal.service';
import { offlinePaymentList } from './offline-payment.list';
import { OfflinePaymentService } from './offline-payment.service';

const ACCEPTED = 202;

@Controller('offline-payments')
export class OfflinePaymentController {
  constructor(
    private readonly offline: OfflinePaymentService,
    private readonly reversals: OfflinePaymentReversal,
    private readonly reader: OfflinePaymentReader,
  ) {}

  @Get()
  @Can('offlinePayments:read')
  @AnswersList(OfflinePaymentView, offlinePaymentList)
  list(@ListOf(offlinePaymentList) query: ListQuery): Promise<ListPage<OfflinePaymentView>> {
    return this.reader.list(query);
  }

  @Get(':id')
  @Can('offlinePayments:read')
  @Answers(OfflinePaymentView, { summary: 'One record of money that came in outside of the providers' })
  get(@IdParam('id') id: string): Promise<OfflinePaymentView> {
    return this.reader.get(id);
  }

  @Post()
  @Can('offlinePayments:create')
  @Idempotent()
  @Answers(OfflinePaymentView, {
    status: 201,
    summary:
      'Write down money that came in outside of the providers; nothing moves before it is proved and recorded',
    problems: [
      'amount_not_positive',
      'currency_mismatch',
      'offline_received_day',
      'offline_reference_empty',
      'offline_recorded_before',
      'payments_blocked',
      'customer_closed',
      'customer_closing',
    ],
  })
  create(@Body() input: CreateOfflinePaymentInput, @Ctx() ctx: CallContext): Promise<OfflinePaymentView> {
    return this.offline.create(input, ctx);
  }

  @Post(':id/record')
  @Can('offlinePayments:create')
  @Idempotent()
  @DryRunnable()
  @Answers(OfflinePaymentView, {
    also: [ACCEPTED],
    summary:
      'Record it as a captured payment, into the wallet; 202 when it is above a limit and waits for approval',
    problems: [
      'wrong_state',
      'offline_evidence_missing',
      'payments_blocked',
      'customer_closed',
      'customer_closing',
    ],
  })
  async record(
    @IdParam('id') id: string,
    @Ctx() ctx: CallContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OfflinePaymentView> {
    const record = await this.offline.record(id, ctx);
    if (record.state === 'awaitingApproval') void reply.status(ACCEPTED);
    return record;
  }

  @Post(':id/discard')
  @Can('offlinePayments:create')
  @Answers(OfflinePaymentView, {
    summary: 'Throw a draft away, so that its bank reference is free again',
    problems: ['wrong_state'],
  })
  discard(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<OfflinePaymentView> {
    return this.offline.discard(id, ctx);
  }

  @Post(':id/reverse')
  @Can('offlinePayments:create')
  @Idempotent()
  @DryRunnable()
  @Answers(OfflinePaymentView, {
    status: ACCEPTED,
    summary: 'Ask to take a mistaken record back, as far as its money is unspent; somebody else has to agree',
    problems: [
      'wrong_state',
      'offline_nothing_unspent',
      'offline_reversal_waits',
      'customer_closed',
      'customer_closing',
    ],
  })
  reverse(
    @IdParam('id') id: string,
    @Body() input: ReverseOfflinePaymentInput,
    @Ctx() ctx: CallContext,
  ): Promise<OfflinePaymentView> {
    return this.reversals.ask(id, input, ctx);
  }
}

import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { CreateRefundInput, PayOutRefundInput, RefundView, RetryRefundInput } from '@ur-desk/domain/refunds';
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
import { refundList } from './refund.list';
import { RefundPayOut } from './refund-payout.service';
import { RefundRetry } from './refund-retry.service';
import { RefundUndo } from './refund-undo.service';
import { RefundService } from './refund.service';

const ACCEPTED = 202;

@Controller('refunds')
export class RefundController {
  constructor(
    private readonly refunds: RefundService,
    private readonly retries: RefundRetry,
    private readonly undos: RefundUndo,
    private readonly payOuts: RefundPayOut,
  ) {}

  @Get()
  @Can('refunds:read')
  @AnswersList(RefundView, refundList)
  list(@ListOf(refundList) query: ListQuery): Promise<ListPage<RefundView>> {
    return this.refunds.list(query);
  }

  @Get(':id')
  @Can('refunds:read')
  @Answers(RefundView, { summary: 'One refund', problems: ['not_found'] })
  get(@IdParam('id') id: string): Promise<RefundView> {
    return this.refunds.get(id);
  }

  @Post()
  @Can('refunds:create')
  @Idempotent()
  @DryRunnable()
  @Answers(RefundView, {
    status: 201,
    also: [ACCEPTED],
    summary:
      'Give back part of a payment: to its source, to the wallet, or split; 202 when it is above a limit and waits for approval',
    problems: [
      'refund_above_rest',
      'refund_above_unspent',
      'refund_wallet_only',
      'refund_split_parts',
      'refund_plan_end',
      'payment_provider_off',
      'balance_too_low',
      'refund_outside_policy',
      'refund_already_in_wallet',
      'refund_no_plan_to_stop',
      'refund_plan_needed',
      'reason_comment_needed',
      'payment_not_refundable',
      'payment_disputed',
      'currency_mismatch',
      'customer_closed',
      'customer_closing',
    ],
  })
  async create(
    @Body() input: CreateRefundInput,
    @Ctx() ctx: CallContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RefundView> {
    const refund = await this.refunds.create(input, ctx);
    if (refund.state === 'awaitingApproval') void reply.status(ACCEPTED);
    return refund;
  }

  @Post(':id/retry')
  @Can('refunds:payOut')
  @Idempotent()
  @DryRunnable()
  @Answers(RefundView, {
    status: 201,
    summary:
      'Give what the source refused to the wallet instead, pay it out by hand, or try the source once more',
    problems: [
      'not_found',
      'wrong_state',
      'refund_replaced',
      'payment_disputed',
      'refund_above_rest',
      'refund_above_unspent',
      'refund_already_in_wallet',
      'payment_provider_off',
      'balance_too_low',
      'customer_closed',
      'customer_closing',
    ],
  })
  retry(
    @IdParam('id') id: string,
    @Body() input: RetryRefundInput,
    @Ctx() ctx: CallContext,
  ): Promise<RefundView> {
    return this.retries.retry(id, input, ctx);
  }

  @Post(':id/pay-out')
  @Can('refunds:payByHand')
  @Idempotent()
  @DryRunnable()
  @Answers(RefundView, {
    summary: 'Say that a refund that no provider pays back was paid out by hand, or was not',
    problems: ['not_found', 'wrong_state', 'pay_out_own', 'pay_out_evidence_missing'],
  })
  payOut(
    @IdParam('id') id: string,
    @Body() input: PayOutRefundInput,
    @Ctx() ctx: CallContext,
  ): Promise<RefundView> {
    return this.payOuts.payOut(id, input, ctx);
  }

  @Post(':id/undo')
  @Can('refunds:create')
  @Idempotent()
  @DryRunnable()
  @Answers(RefundView, {
    summary: 'Take back one’s own last refund to the wallet of the last 15 minutes',
    problems: [
      'undo_not_own',
      'undo_done',
      'undo_not_possible',
      'undo_too_late',
      'undo_not_last',
      'balance_too_low',
    ],
  })
  undo(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<RefundView> {
    return this.undos.undo(id, ctx);
  }

  @Post(':id/check')
  @Can('refunds:payOut')
  @Answers(RefundView, {
    summary: 'Ask the provider now what became of a refund',
    problems: ['not_found', 'wrong_state', 'payment_provider_off'],
  })
  check(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<RefundView> {
    return this.retries.check(id, ctx);
  }
}

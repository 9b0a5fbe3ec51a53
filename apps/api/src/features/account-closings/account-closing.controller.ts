import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import {
  AccountClosingView,
  CloseAccountInput,
  ClosingStatusView,
  PayOutClosingInput,
} from '@ur-desk/domain/account-closings';
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
import { accountClosingList } from './account-closing.list';
import { AccountClosingService } from './account-closing.service';

const ACCEPTED = 202;

@Controller()
export class AccountClosingController {
  constructor(private readonly closings: AccountClosingService) {}

  @Get('customers/:id/closing')
  @Can('refunds:read')
  @Answers(ClosingStatusView, {
    summary: 'What closing the account would do, line by line, and the last closing that was ordered',
    problems: ['not_found'],
  })
  status(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<ClosingStatusView> {
    return this.closings.status(id, ctx.actor);
  }

  @Post('customers/:id/closing')
  @Can('customers:close')
  @Idempotent()
  @DryRunnable()
  @Answers(AccountClosingView, {
    status: 201,
    also: [ACCEPTED],
    summary:
      'Close an account: what is unspent goes back, then its lines are retired; 202 when it is above a limit and waits for approval',
    problems: [
      'not_found',
      'customer_closed',
      'customer_closing',
      'closing_waits',
      'closing_blocked',
      'closing_changed',
      'currency_mismatch',
    ],
  })
  async close(
    @IdParam('id') id: string,
    @Body() input: CloseAccountInput,
    @Ctx() ctx: CallContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountClosingView> {
    const closing = await this.closings.close(id, input, ctx);
    if (closing.state === 'awaitingApproval') void reply.status(ACCEPTED);
    return closing;
  }

  @Get('account-closings')
  @Can('refunds:read')
  @AnswersList(AccountClosingView, accountClosingList)
  list(@ListOf(accountClosingList) query: ListQuery): Promise<ListPage<AccountClosingView>> {
    return this.closings.list(query);
  }

  @Get('account-closings/:id')
  @Can('refunds:read')
  @Answers(AccountClosingView, { summary: 'One closing of an account', problems: ['not_found'] })
  get(@IdParam('id') id: string): Promise<AccountClosingView> {
    return this.closings.get(id);
  }

  @Post('account-closings/:id/cancel')
  @Can('customers:close')
  @Idempotent()
  @DryRunnable()
  @Answers(AccountClosingView, {
    summary: 'Take a closing back while nothing was paid out and nobody may be paying',
    problems: ['not_found', 'wrong_state', 'closing_paying_out'],
  })
  cancel(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<AccountClosingView> {
    return this.closings.cancel(id, ctx);
  }

  @Post('account-closings/:id/pay-out')
  @Can('refunds:payByHand')
  @Idempotent()
  @DryRunnable()
  @Answers(AccountClosingView, {
    summary: 'Say that the rest that no payment stands behind was paid out by hand',
    problems: ['not_found', 'wrong_state', 'pay_out_own', 'pay_out_evidence_missing', 'closing_changed'],
  })
  payOut(
    @IdParam('id') id: string,
    @Body() input: PayOutClosingInput,
    @Ctx() ctx: CallContext,
  ): Promise<AccountClosingView> {
    return this.closings.payOut(id, input, ctx);
  }
}

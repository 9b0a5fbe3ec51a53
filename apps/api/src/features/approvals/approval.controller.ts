import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApprovalView, DecideApprovalInput } from '@ur-desk/domain/approvals';
import { type ProblemCode } from '@ur-desk/domain/kernel';
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
  Versioned,
} from '../../platform/http/route.decorators';
import { approvalList } from './approval.list';
import { ApprovalService } from './approval.service';

const DECIDING = ['approval_not_open', 'approval_own_request'] as const satisfies ProblemCode[];

/** What the thing itself may be refused with when it is carried out; each kind adds its own. */
const CARRYING_OUT = [
  'anonymise_blocked',
  'anonymise_open',
  'anonymise_owed',
  'customer_anonymised',
  'balance_too_low',
  'customer_closed',
  'customer_closing',
  'currency_mismatch',
  'offline_evidence_missing',
  'offline_nothing_unspent',
  'payments_blocked',
  'plan_followed',
  'promotion_incomplete',
  'allowance_unlimited',
  'payment_not_refundable',
  'payment_provider_off',
  'refund_above_rest',
  'refund_above_unspent',
  'refund_already_in_wallet',
  'refund_no_plan_to_stop',
  'refund_plan_end',
  'refund_plan_needed',
  'validation_failed',
] as const satisfies ProblemCode[];

@Controller('approvals')
export class ApprovalController {
  constructor(private readonly approvals: ApprovalService) {}

  @Get()
  @Can('approvals:read')
  @AnswersList(ApprovalView, approvalList)
  list(@ListOf(approvalList) query: ListQuery): Promise<ListPage<ApprovalView>> {
    return this.approvals.list(query);
  }

  @Get(':id')
  @Can('approvals:read')
  @Answers(ApprovalView, { summary: 'One request' })
  get(@IdParam('id') id: string): Promise<ApprovalView> {
    return this.approvals.get(id);
  }

  @Post(':id/approve')
  @Can('approvals:decide')
  @Idempotent()
  @Versioned()
  @DryRunnable()
  @Answers(ApprovalView, {
    summary: 'Approve: what was asked for is done at once',
    problems: [...DECIDING, 'approval_changed', ...CARRYING_OUT],
  })
  approve(
    @IdParam('id') id: string,
    @Body() input: DecideApprovalInput,
    @Ctx() ctx: CallContext,
  ): Promise<ApprovalView> {
    return this.approvals.approve(id, input, ctx);
  }

  @Post(':id/reject')
  @Can('approvals:decide')
  @Idempotent()
  @Versioned()
  @DryRunnable()
  @Answers(ApprovalView, { summary: 'Reject: nothing is done', problems: [...DECIDING] })
  reject(
    @IdParam('id') id: string,
    @Body() input: DecideApprovalInput,
    @Ctx() ctx: CallContext,
  ): Promise<ApprovalView> {
    return this.approvals.reject(id, input, ctx);
  }

  @Post(':id/cancel')
  @Can('approvals:cancel')
  @Idempotent()
  @Versioned()
  @Answers(ApprovalView, {
    summary: 'Withdraw one’s own request',
    problems: ['approval_not_open', 'approval_not_own'],
  })
  cancel(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<ApprovalView> {
    return this.approvals.cancel(id, ctx);
  }
}

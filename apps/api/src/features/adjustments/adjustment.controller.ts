import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { AdjustmentView, CreateAdjustmentInput } from '@ur-desk/domain/adjustments';
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
import { adjustmentList } from './adjustment.list';
import { AdjustmentService } from './adjustment.service';

const ACCEPTED = 202;

@Controller('adjustments')
export class AdjustmentController {
  constructor(private readonly adjustments: AdjustmentService) {}

  @Get()
  @Can('adjustments:read')
  @AnswersList(AdjustmentView, adjustmentList)
  list(@ListOf(adjustmentList) query: ListQuery): Promise<ListPage<AdjustmentView>> {
    return this.adjustments.list(query);
  }

  @Get(':id')
  @Can('adjustments:read')
  @Answers(AdjustmentView, { summary: 'One adjustment' })
  get(@IdParam('id') id: string): Promise<AdjustmentView> {
    return this.adjustments.get(id);
  }

  @Post()
  @Can('adjustments:create')
  @Idempotent()
  @DryRunnable()
  @Answers(AdjustmentView, {
    status: 201,
    also: [ACCEPTED],
    summary:
      'Credit, debit, an extra allowance or a later end; 202 with the request when it is above a limit',
    problems: [
      'amount_not_positive',
      'balance_too_low',
      'currency_mismatch',
      'reason_comment_needed',
      'allowance_unlimited',
      'plan_followed',
      'customer_closed',
      'customer_closing',
    ],
  })
  async create(
    @Body() input: CreateAdjustmentInput,
    @Ctx() ctx: CallContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AdjustmentView> {
    const adjustment = await this.adjustments.create(input, ctx);
    if (adjustment.state === 'awaitingApproval') void reply.status(ACCEPTED);
    return adjustment;
  }

  @Post(':id/undo')
  @Can('adjustments:create')
  @Idempotent()
  @DryRunnable()
  @Answers(AdjustmentView, {
    summary: 'Take back one’s own last credit or debit of the last 15 minutes',
    problems: [
      'undo_not_own',
      'undo_done',
      'undo_not_possible',
      'undo_too_late',
      'undo_not_last',
      'balance_too_low',
    ],
  })
  undo(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<AdjustmentView> {
    return this.adjustments.undo(id, ctx);
  }
}

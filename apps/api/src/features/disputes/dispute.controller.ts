import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import {
  AcceptDisputeInput,
  DisputeEffectsInput,
  DisputeView,
  UpdateDisputeInput,
} from '@ur-desk/domain/disputes';
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
import { DisputeAnswers } from './dispute-answers.service';
import { disputeList } from './dispute.list';
import { DisputeService } from './dispute.service';

@Controller('disputes')
export class DisputeController {
  constructor(
    private readonly disputes: DisputeService,
    private readonly answers: DisputeAnswers,
  ) {}

  @Get()
  @Can('disputes:read')
  @AnswersList(DisputeView, disputeList)
  list(@ListOf(disputeList) query: ListQuery): Promise<ListPage<DisputeView>> {
    return this.disputes.list(query);
  }

  @Get(':id')
  @Can('disputes:read')
  @Answers(DisputeView, { summary: 'One dispute', problems: ['not_found'] })
  get(@IdParam('id') id: string): Promise<DisputeView> {
    return this.disputes.get(id);
  }

  @Patch(':id')
  @Can('disputes:update')
  @Versioned()
  @Answers(DisputeView, {
    summary: 'Write why the payment was right',
    problems: ['not_found', 'wrong_state', 'dispute_answer_waits'],
  })
  update(
    @IdParam('id') id: string,
    @Body() input: UpdateDisputeInput,
    @Ctx() ctx: CallContext,
  ): Promise<DisputeView> {
    return this.disputes.update(id, input, ctx);
  }

  @Post(':id/effects')
  @Can('disputes:answer')
  @Idempotent()
  @DryRunnable()
  @Answers(DisputeView, {
    summary: 'Choose what the dispute does to the plan that was bought and to the tier',
    problems: ['not_found', 'dispute_no_plan_to_stop', 'dispute_plan_stopped', 'refund_plan_needed'],
  })
  chooseEffects(
    @IdParam('id') id: string,
    @Body() input: DisputeEffectsInput,
    @Ctx() ctx: CallContext,
  ): Promise<DisputeView> {
    return this.disputes.chooseEffects(id, input, ctx);
  }

  @Post(':id/contest')
  @Can('disputes:answer')
  @Idempotent()
  @DryRunnable()
  @Answers(DisputeView, {
    summary: 'Send text and files of the evidence to the provider',
    problems: [
      'not_found',
      'wrong_state',
      'dispute_answer_waits',
      'dispute_too_late',
      'dispute_evidence_missing',
      'payment_provider_off',
    ],
  })
  contest(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<DisputeView> {
    return this.answers.give(ctx, id, { kind: 'contest', comment: null });
  }

  @Post(':id/accept')
  @Can('disputes:answer')
  @Idempotent()
  @DryRunnable()
  @Answers(DisputeView, {
    summary: 'Do not contest: the payer keeps the money',
    problems: [
      'not_found',
      'wrong_state',
      'dispute_answer_waits',
      'dispute_too_late',
      'payment_provider_off',
    ],
  })
  accept(
    @IdParam('id') id: string,
    @Body() { comment }: AcceptDisputeInput,
    @Ctx() ctx: CallContext,
  ): Promise<DisputeView> {
    return this.answers.give(ctx, id, { kind: 'accept', comment });
  }
}

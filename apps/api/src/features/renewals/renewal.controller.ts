import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import { PurchasePromotionsView } from '@ur-desk/domain/promotions';
import {
  CreateRenewalInput,
  RENEWAL_STEPS,
  RenewalDetailView,
  RenewalView,
  RetryStepInput,
  type RenewalStep,
} from '@ur-desk/domain/renewals';
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
import { renewalList } from './renewal.list';
import { RenewalService } from './renewal.service';

const ACCEPTED = 202;

/** 202 while it still runs or waits for a provider's answer. */
function dressed(reply: FastifyReply, renewal: RenewalDetailView): RenewalDetailView {
  if (renewal.state === 'running' || renewal.state === 'waiting') void reply.status(ACCEPTED);
  return renewal;
}

function stepOf(text: string): RenewalStep {
  const step = RENEWAL_STEPS.find((one) => one === text);
  if (!step) throw new Problem('not_found');
  return step;
}

@Controller('renewals')
export class RenewalController {
  constructor(private readonly renewals: RenewalService) {}

  @Get()
  @Can('renewals:read')
  @AnswersList(RenewalView, renewalList)
  list(@ListOf(renewalList) query: ListQuery): Promise<ListPage<RenewalView>> {
    return this.renewals.list(query);
  }

  @Get(':id')
  @Can('renewals:read')
  @Answers(RenewalDetailView, { summary: 'One renewal with all that it did' })
  get(@IdParam('id') id: string): Promise<RenewalDetailView> {
    return this.renewals.get(id);
  }

  @Get(':id/promotions')
  @Can('renewals:read')
  @Answers(PurchasePromotionsView, { summary: 'Why this price: every promotion with its every condition' })
  promotions(@IdParam('id') id: string): Promise<PurchasePromotionsView> {
    return this.renewals.promotionsOf(id);
  }

  @Post()
  @Can('renewals:create')
  @Idempotent()
  @DryRunnable()
  @Answers(RenewalDetailView, {
    status: 201,
    also: [ACCEPTED],
    summary: 'Take a quote up: pay and activate',
    problems: [
      'not_found',
      'quote_changed',
      'quote_expired',
      'quote_used',
      'balance_too_low',
      'payment_unknown',
      'payment_link_open',
      'renewal_running',
      'plan_not_released',
      'plan_none_to_replace',
      'add_on_no_plan',
      'add_on_only_added',
      'add_on_not_one',
      'plan_queued_behind',
      'plan_credit_changed',
      'payment_disputed',
      'payment_method_unusable',
      'payment_method_blocked',
      'payments_blocked',
      'method_tries_reached',
      'method_sum_reached',
      'customer_tries_reached',
      'customer_sum_reached',
      'payment_provider_off',
    ],
  })
  async create(
    @Body() input: CreateRenewalInput,
    @Ctx() ctx: CallContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RenewalDetailView> {
    return dressed(reply, await this.renewals.create(input, ctx));
  }

  @Post(':id/steps/:step/retry')
  @Can('renewals:retry')
  @Idempotent()
  @Answers(RenewalDetailView, {
    also: [ACCEPTED],
    summary: 'Try a failed step again, a charge with another method if wanted',
    problems: [
      'wrong_state',
      'quote_changed',
      'plan_none_to_replace',
      'add_on_no_plan',
      'add_on_only_added',
      'add_on_not_one',
      'plan_queued_behind',
      'plan_credit_changed',
      'payment_disputed',
      'balance_too_low',
      'payment_unknown',
      'payment_link_open',
      'payment_method_unusable',
      'payment_method_blocked',
      'payments_blocked',
      'method_tries_reached',
      'method_sum_reached',
      'customer_tries_reached',
      'customer_sum_reached',
      'payment_provider_off',
      'payment_link_unsupported',
    ],
  })
  async retry(
    @IdParam('id') renewalId: string,
    @Param('step') step: string,
    @Body() input: RetryStepInput,
    @Ctx() ctx: CallContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RenewalDetailView> {
    return dressed(reply, await this.renewals.retry({ renewalId, step: stepOf(step) }, input, ctx));
  }
}

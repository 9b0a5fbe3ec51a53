import { Body, Controller, Get, Post } from '@nestjs/common';
import { EndOverrideInput, MembershipView, OverrideMembershipInput } from '@ur-desk/domain/memberships';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { Answers, DryRunnable, Idempotent, IdParam } from '../../platform/http/route.decorators';
import { MembershipService } from './membership.service';

@Controller('memberships')
export class MembershipController {
  constructor(private readonly memberships: MembershipService) {}

  @Get(':customerId')
  @Can('memberships:read')
  @Answers(MembershipView, { summary: 'A customer’s tier, its history, and what leads to the next one' })
  get(@IdParam('customerId') customerId: string): Promise<MembershipView> {
    return this.memberships.get(customerId);
  }

  @Post(':customerId/override')
  @Can('memberships:override')
  @Idempotent()
  @DryRunnable()
  @Answers(MembershipView, {
    status: 201,
    summary: 'Set a customer’s tier until a day; for longer than 90 days the answer names the request',
    problems: ['tier_unknown', 'override_past', 'override_too_long', 'override_waiting'],
  })
  override(
    @IdParam('customerId') customerId: string,
    @Body() input: OverrideMembershipInput,
    @Ctx() ctx: CallContext,
  ): Promise<MembershipView> {
    return this.memberships.override(customerId, input, ctx);
  }

  @Post(':customerId/end-override')
  @Can('memberships:override')
  @Idempotent()
  @DryRunnable()
  @Answers(MembershipView, {
    summary: 'End a tier that a person set before its day; what was earned counts again',
    problems: ['override_none'],
  })
  endOverride(
    @IdParam('customerId') customerId: string,
    @Body() { reason }: EndOverrideInput,
    @Ctx() ctx: CallContext,
  ): Promise<MembershipView> {
    return this.memberships.endOverride(customerId, reason, ctx);
  }
}

import { Body, Controller, Get, Patch, Post, Put } from '@nestjs/common';
import {
  CreateTierInput,
  MembershipTierView,
  SimulateTierInput,
  SimulationView,
  UpdateTierInput,
} from '@ur-desk/domain/memberships';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { MembershipTierService } from './membership-tier.service';
import { TierSimulation } from './tier-simulation.service';
import { tierList } from './membership-tier.view';

const CHANGE = {
  summary: 'Change a tier of the membership programme',
  problems: [
    'already_exists',
    'tier_threshold_too_low',
    'tier_threshold_too_high',
    'tier_currency_missing',
    'tier_currency_above',
  ],
} as const;

@Controller('membership-tiers')
export class MembershipTierController {
  constructor(
    private readonly tiers: MembershipTierService,
    private readonly simulation: TierSimulation,
  ) {}

  @Get()
  @Can('membershipTiers:read')
  @AnswersList(MembershipTierView, tierList)
  list(@ListOf(tierList) query: ListQuery): Promise<ListPage<MembershipTierView>> {
    return this.tiers.list(query);
  }

  @Get(':id')
  @Can('membershipTiers:read')
  @Answers(MembershipTierView, { summary: 'A tier of the membership programme' })
  get(@IdParam('id') id: string): Promise<MembershipTierView> {
    return this.tiers.get(id);
  }

  @Post()
  @Can('membershipTiers:create')
  @Answers(MembershipTierView, { ...CHANGE, status: 201, summary: 'Add a tier to the membership programme' })
  create(@Body() input: CreateTierInput, @Ctx() ctx: CallContext): Promise<MembershipTierView> {
    return this.tiers.create(input, ctx);
  }

  @Post('simulate')
  @Can('membershipTiers:update')
  @Answers(SimulationView, {
    ...CHANGE,
    summary: 'Who would move and what it would cost if a tier were changed; nothing is saved',
  })
  simulate(@Body() input: SimulateTierInput): Promise<SimulationView> {
    return this.simulation.simulate(input);
  }

  @Patch(':id')
  @Can('membershipTiers:update')
  @Versioned()
  @Answers(MembershipTierView, CHANGE)
  change(
    @IdParam('id') id: string,
    @Body() input: UpdateTierInput,
    @Ctx() ctx: CallContext,
  ): Promise<MembershipTierView> {
    return this.tiers.update(id, input, ctx);
  }

  @Put(':id')
  @Can('membershipTiers:update')
  @Versioned()
  @Answers(MembershipTierView, CHANGE)
  put(
    @IdParam('id') id: string,
    @Body() input: UpdateTierInput,
    @Ctx() ctx: CallContext,
  ): Promise<MembershipTierView> {
    return this.tiers.update(id, input, ctx);
  }
}

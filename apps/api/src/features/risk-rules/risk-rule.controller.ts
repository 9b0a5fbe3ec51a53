import { Body, Controller, Get, Patch, Put } from '@nestjs/common';
import { RiskRuleView, UpdateRiskRuleInput } from '@ur-desk/domain/risk-rules';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { SettingService } from '../settings/setting.service';
import { riskRuleList, riskRuleSetting } from './risk-rule.setting';

@Controller('settings/risk-rules')
export class RiskRuleController {
  constructor(private readonly settings: SettingService) {}

  @Get()
  @Can('settings:read')
  @AnswersList(RiskRuleView, riskRuleList)
  list(@ListOf(riskRuleList) query: ListQuery): Promise<ListPage<RiskRuleView>> {
    return this.settings.list(riskRuleSetting, query);
  }

  @Get(':id')
  @Can('settings:read')
  @Answers(RiskRuleView, { summary: 'One rule with its threshold' })
  get(@IdParam('id') id: string): Promise<RiskRuleView> {
    return this.settings.get(riskRuleSetting, id);
  }

  @Patch(':id')
  @Can('settings:update')
  @Versioned()
  @Answers(RiskRuleView, { summary: 'Change from when on a rule speaks up', problems: ['hours_unfit'] })
  change(
    @IdParam('id') id: string,
    @Body() input: UpdateRiskRuleInput,
    @Ctx() ctx: CallContext,
  ): Promise<RiskRuleView> {
    return this.settings.update(riskRuleSetting, { id, input }, ctx);
  }

  @Put(':id')
  @Can('settings:update')
  @Versioned()
  @Answers(RiskRuleView, { summary: 'Change from when on a rule speaks up', problems: ['hours_unfit'] })
  put(
    @IdParam('id') id: string,
    @Body() input: UpdateRiskRuleInput,
    @Ctx() ctx: CallContext,
  ): Promise<RiskRuleView> {
    return this.settings.update(riskRuleSetting, { id, input }, ctx);
  }
}

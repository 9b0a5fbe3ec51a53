import { Body, Controller, Get, Patch, Put } from '@nestjs/common';
import { VelocityLimitView, UpdateVelocityLimitInput } from '@ur-desk/domain/charge-limits';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { SettingService } from '../settings/setting.service';
import { velocityLimitList, velocityLimitSetting } from './velocity-limit.setting';

@Controller('settings/velocity-limits')
export class VelocityLimitController {
  constructor(private readonly settings: SettingService) {}

  @Get()
  @Can('settings:read')
  @AnswersList(VelocityLimitView, velocityLimitList)
  list(@ListOf(velocityLimitList) query: ListQuery): Promise<ListPage<VelocityLimitView>> {
    return this.settings.list(velocityLimitSetting, query);
  }

  @Get(':id')
  @Can('settings:read')
  @Answers(VelocityLimitView, { summary: 'How often and how much may be charged in a currency' })
  get(@IdParam('id') id: string): Promise<VelocityLimitView> {
    return this.settings.get(velocityLimitSetting, id);
  }

  @Patch(':id')
  @Can('settings:update')
  @Versioned()
  @Answers(VelocityLimitView, { summary: 'Change how often and how much may be charged in a currency' })
  change(
    @IdParam('id') id: string,
    @Body() input: UpdateVelocityLimitInput,
    @Ctx() ctx: CallContext,
  ): Promise<VelocityLimitView> {
    return this.settings.update(velocityLimitSetting, { id, input }, ctx);
  }

  @Put(':id')
  @Can('settings:update')
  @Versioned()
  @Answers(VelocityLimitView, { summary: 'Change how often and how much may be charged in a currency' })
  put(
    @IdParam('id') id: string,
    @Body() input: UpdateVelocityLimitInput,
    @Ctx() ctx: CallContext,
  ): Promise<VelocityLimitView> {
    return this.settings.update(velocityLimitSetting, { id, input }, ctx);
  }
}

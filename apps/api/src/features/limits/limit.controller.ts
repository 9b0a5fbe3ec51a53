import { Body, Controller, Get, Patch, Put } from '@nestjs/common';
import { LimitView, UpdateLimitInput } from '@ur-desk/domain/limits';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { SettingService } from '../settings/setting.service';
import { limitList, limitSetting } from './limit.setting';

@Controller('settings/limits')
export class LimitController {
  constructor(private readonly settings: SettingService) {}

  @Get()
  @Can('settings:read')
  @AnswersList(LimitView, limitList)
  list(@ListOf(limitList) query: ListQuery): Promise<ListPage<LimitView>> {
    return this.settings.list(limitSetting, query);
  }

  @Get(':id')
  @Can('settings:read')
  @Answers(LimitView, { summary: 'One limit of a role' })
  get(@IdParam('id') id: string): Promise<LimitView> {
    return this.settings.get(limitSetting, id);
  }

  @Patch(':id')
  @Can('settings:update')
  @Versioned()
  @Answers(LimitView, { summary: 'Change how much a role may give without approval' })
  change(
    @IdParam('id') id: string,
    @Body() input: UpdateLimitInput,
    @Ctx() ctx: CallContext,
  ): Promise<LimitView> {
    return this.settings.update(limitSetting, { id, input }, ctx);
  }

  @Put(':id')
  @Can('settings:update')
  @Versioned()
  @Answers(LimitView, { summary: 'Change how much a role may give without approval' })
  put(
    @IdParam('id') id: string,
    @Body() input: UpdateLimitInput,
    @Ctx() ctx: CallContext,
  ): Promise<LimitView> {
    return this.settings.update(limitSetting, { id, input }, ctx);
  }
}

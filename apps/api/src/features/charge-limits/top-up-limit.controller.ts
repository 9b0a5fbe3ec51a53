import { Body, Controller, Get, Patch, Put } from '@nestjs/common';
import { TopUpLimitView, UpdateTopUpLimitInput } from '@ur-desk/domain/charge-limits';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { SettingService } from '../settings/setting.service';
import { topUpLimitList, topUpLimitSetting } from './top-up-limit.setting';

const CHANGE = {
  summary: 'Change what one top-up may be, and the amounts that are offered',
  problems: ['amount_too_small', 'presets_unfit'],
} as const;

@Controller('settings/top-up-limits')
export class TopUpLimitController {
  constructor(private readonly settings: SettingService) {}

  /** Whoever takes money needs them, to offer and check amounts. */
  @Get()
  @Can('payments:read')
  @AnswersList(TopUpLimitView, topUpLimitList)
  list(@ListOf(topUpLimitList) query: ListQuery): Promise<ListPage<TopUpLimitView>> {
    return this.settings.list(topUpLimitSetting, query);
  }

  @Get(':id')
  @Can('payments:read')
  @Answers(TopUpLimitView, { summary: 'What one top-up in a currency may be' })
  get(@IdParam('id') id: string): Promise<TopUpLimitView> {
    return this.settings.get(topUpLimitSetting, id);
  }

  @Patch(':id')
  @Can('settings:update')
  @Versioned()
  @Answers(TopUpLimitView, { ...CHANGE })
  change(
    @IdParam('id') id: string,
    @Body() input: UpdateTopUpLimitInput,
    @Ctx() ctx: CallContext,
  ): Promise<TopUpLimitView> {
    return this.settings.update(topUpLimitSetting, { id, input }, ctx);
  }

  @Put(':id')
  @Can('settings:update')
  @Versioned()
  @Answers(TopUpLimitView, { ...CHANGE })
  put(
    @IdParam('id') id: string,
    @Body() input: UpdateTopUpLimitInput,
    @Ctx() ctx: CallContext,
  ): Promise<TopUpLimitView> {
    return this.settings.update(topUpLimitSetting, { id, input }, ctx);
  }
}

import { Body, Controller, Get, Patch, Put } from '@nestjs/common';
import { AutoRenewScheduleView, UpdateAutoRenewScheduleInput } from '@ur-desk/domain/auto-renewals';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { SettingService } from '../settings/setting.service';
import { autoRenewScheduleList, autoRenewScheduleSetting } from './auto-renew-schedule.setting';

const CHANGE = { summary: 'Change when plans are renewed by themselves', problems: ['tries_unfit'] } as const;

@Controller('settings/auto-renew-schedules')
export class AutoRenewScheduleController {
  constructor(private readonly settings: SettingService) {}

  /** Whoever sees automatic renewals tells customers when they are tried. */
  @Get()
  @Can('autoRenewals:read')
  @AnswersList(AutoRenewScheduleView, autoRenewScheduleList)
  list(@ListOf(autoRenewScheduleList) query: ListQuery): Promise<ListPage<AutoRenewScheduleView>> {
    return this.settings.list(autoRenewScheduleSetting, query);
  }

  @Get(':id')
  @Can('autoRenewals:read')
  @Answers(AutoRenewScheduleView, { summary: 'When plans are renewed by themselves' })
  get(@IdParam('id') id: string): Promise<AutoRenewScheduleView> {
    return this.settings.get(autoRenewScheduleSetting, id);
  }

  @Patch(':id')
  @Can('settings:update')
  @Versioned()
  @Answers(AutoRenewScheduleView, { ...CHANGE })
  change(
    @IdParam('id') id: string,
    @Body() input: UpdateAutoRenewScheduleInput,
    @Ctx() ctx: CallContext,
  ): Promise<AutoRenewScheduleView> {
    return this.settings.update(autoRenewScheduleSetting, { id, input }, ctx);
  }

  @Put(':id')
  @Can('settings:update')
  @Versioned()
  @Answers(AutoRenewScheduleView, { ...CHANGE })
  put(
    @IdParam('id') id: string,
    @Body() input: UpdateAutoRenewScheduleInput,
    @Ctx() ctx: CallContext,
  ): Promise<AutoRenewScheduleView> {
    return this.settings.update(autoRenewScheduleSetting, { id, input }, ctx);
  }
}

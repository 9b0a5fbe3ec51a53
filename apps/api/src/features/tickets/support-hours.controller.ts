import { Body, Controller, Get, Patch, Put } from '@nestjs/common';
import { SupportHoursView, UpdateSupportHoursInput } from '@ur-desk/domain/tickets';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { SettingService } from '../settings/setting.service';
import { supportHoursList, supportHoursSetting } from './support-hours.setting';

const CHANGE = {
  summary: 'Change when somebody is there to answer customers',
  problems: ['support_hours_unfit'],
} as const;

@Controller('settings/support-hours')
export class SupportHoursController {
  constructor(private readonly settings: SettingService) {}

  /** Whoever sees tickets sees in which hours their clocks run. */
  @Get()
  @Can('tickets:read')
  @AnswersList(SupportHoursView, supportHoursList)
  list(@ListOf(supportHoursList) query: ListQuery): Promise<ListPage<SupportHoursView>> {
    return this.settings.list(supportHoursSetting, query);
  }

  @Get(':id')
  @Can('tickets:read')
  @Answers(SupportHoursView, { summary: 'When somebody is there to answer customers' })
  get(@IdParam('id') id: string): Promise<SupportHoursView> {
    return this.settings.get(supportHoursSetting, id);
  }

  @Patch(':id')
  @Can('settings:update')
  @Versioned()
  @Answers(SupportHoursView, { ...CHANGE })
  change(
    @IdParam('id') id: string,
    @Body() input: UpdateSupportHoursInput,
    @Ctx() ctx: CallContext,
  ): Promise<SupportHoursView> {
    return this.settings.update(supportHoursSetting, { id, input }, ctx);
  }

  @Put(':id')
  @Can('settings:update')
  @Versioned()
  @Answers(SupportHoursView, { ...CHANGE })
  put(
    @IdParam('id') id: string,
    @Body() input: UpdateSupportHoursInput,
    @Ctx() ctx: CallContext,
  ): Promise<SupportHoursView> {
    return this.settings.update(supportHoursSetting, { id, input }, ctx);
  }
}

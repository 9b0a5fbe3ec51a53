import { Body, Controller, Get, Patch, Post, Put } from '@nestjs/common';
import { CreateTaxRateInput, TaxRateView, UpdateTaxRateInput } from '@ur-desk/domain/tax-rates';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { SettingService } from '../settings/setting.service';
import { TaxRateService } from './tax-rate.service';
import { taxRateList, taxRateSetting } from './tax-rate.setting';

const CHANGE = { summary: 'Change the tax that prices for customers of a country contain' } as const;

@Controller('settings/tax-rates')
export class TaxRateController {
  constructor(
    private readonly rates: TaxRateService,
    private readonly settings: SettingService,
  ) {}

  /** Whoever sees payments sees what of them is tax. */
  @Get()
  @Can('payments:read')
  @AnswersList(TaxRateView, taxRateList)
  list(@ListOf(taxRateList) query: ListQuery): Promise<ListPage<TaxRateView>> {
    return this.settings.list(taxRateSetting, query);
  }

  @Get(':id')
  @Can('payments:read')
  @Answers(TaxRateView, { summary: 'The tax that prices for customers of a country contain' })
  get(@IdParam('id') id: string): Promise<TaxRateView> {
    return this.settings.get(taxRateSetting, id);
  }

  @Post()
  @Can('settings:update')
  @Answers(TaxRateView, {
    status: 201,
    summary: 'Name the tax of a country that had none',
    problems: ['already_exists'],
  })
  create(@Body() input: CreateTaxRateInput, @Ctx() ctx: CallContext): Promise<TaxRateView> {
    return this.rates.create(input, ctx);
  }

  @Patch(':id')
  @Can('settings:update')
  @Versioned()
  @Answers(TaxRateView, CHANGE)
  change(
    @IdParam('id') id: string,
    @Body() input: UpdateTaxRateInput,
    @Ctx() ctx: CallContext,
  ): Promise<TaxRateView> {
    return this.settings.update(taxRateSetting, { id, input }, ctx);
  }

  @Put(':id')
  @Can('settings:update')
  @Versioned()
  @Answers(TaxRateView, CHANGE)
  put(
    @IdParam('id') id: string,
    @Body() input: UpdateTaxRateInput,
    @Ctx() ctx: CallContext,
  ): Promise<TaxRateView> {
    return this.settings.update(taxRateSetting, { id, input }, ctx);
  }
}

import { Body, Controller, Get, Post } from '@nestjs/common';
import {
  AddNumbersInput,
  AddStockProfilesInput,
  NumberView,
  StockAddedView,
  StockProfileView,
} from '@ur-desk/domain/numbers';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, DryRunnable, Idempotent, ListOf } from '../../platform/http/route.decorators';
import { numberList, stockProfileList } from './number.list';
import { StockService } from './stock.service';

@Controller('numbers')
export class NumberController {
  constructor(private readonly stock: StockService) {}

  @Get()
  @Can('numbers:read')
  @AnswersList(NumberView, numberList)
  list(@ListOf(numberList) query: ListQuery, @Ctx() ctx: CallContext): Promise<ListPage<NumberView>> {
    return this.stock.numbers(query, ctx);
  }

  @Post()
  @Can('numbers:create')
  @Idempotent()
  @DryRunnable()
  @Answers(StockAddedView, {
    summary: 'Take numbers into the stock; rows that are wrong are named and left out',
    problems: ['stock_too_many_rows'],
  })
  add(@Body() input: AddNumbersInput, @Ctx() ctx: CallContext): Promise<StockAddedView> {
    return this.stock.addNumbers(input, ctx);
  }
}

@Controller('sim-profiles')
export class StockProfileController {
  constructor(private readonly stock: StockService) {}

  @Get()
  @Can('simProfiles:read')
  @AnswersList(StockProfileView, stockProfileList)
  list(
    @ListOf(stockProfileList) query: ListQuery,
    @Ctx() ctx: CallContext,
  ): Promise<ListPage<StockProfileView>> {
    return this.stock.profiles(query, ctx);
  }

  @Post()
  @Can('simProfiles:create')
  @Idempotent()
  @DryRunnable()
  @Answers(StockAddedView, {
    summary: 'Take SIM profiles into the stock; rows that are wrong are named and left out',
    problems: ['stock_too_many_rows'],
  })
  add(@Body() input: AddStockProfilesInput, @Ctx() ctx: CallContext): Promise<StockAddedView> {
    return this.stock.addProfiles(input, ctx);
  }
}

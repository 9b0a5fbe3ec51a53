import { Body, Controller, Get, Patch, Post, Put } from '@nestjs/common';
import {
  ValueAddedServiceView,
  CreateValueAddedServiceInput,
  UpdateValueAddedServiceInput,
} from '@ur-desk/domain/value-added-services';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { valueAddedServiceList } from './value-added-service.list';
import { ValueAddedServiceService } from './value-added-service.service';

const CHANGE = { summary: 'Change a value-added service, or retire it' } as const;

@Controller('value-added-services')
export class ValueAddedServiceController {
  constructor(private readonly services: ValueAddedServiceService) {}

  @Get()
  @Can('valueAddedServices:read')
  @AnswersList(ValueAddedServiceView, valueAddedServiceList)
  list(@ListOf(valueAddedServiceList) query: ListQuery): Promise<ListPage<ValueAddedServiceView>> {
    return this.services.list(query);
  }

  @Get(':id')
  @Can('valueAddedServices:read')
  @Answers(ValueAddedServiceView, { summary: 'One value-added service' })
  get(@IdParam('id') id: string): Promise<ValueAddedServiceView> {
    return this.services.get(id);
  }

  @Post()
  @Can('valueAddedServices:create')
  @Answers(ValueAddedServiceView, {
    status: 201,
    summary: 'Add a value-added service',
    problems: ['already_exists'],
  })
  create(
    @Body() input: CreateValueAddedServiceInput,
    @Ctx() ctx: CallContext,
  ): Promise<ValueAddedServiceView> {
    return this.services.create(input, ctx);
  }

  @Patch(':id')
  @Can('valueAddedServices:update')
  @Versioned()
  @Answers(ValueAddedServiceView, CHANGE)
  change(
    @IdParam('id') id: string,
    @Body() input: UpdateValueAddedServiceInput,
    @Ctx() ctx: CallContext,
  ): Promise<ValueAddedServiceView> {
    return this.services.update(id, input, ctx);
  }

  @Put(':id')
  @Can('valueAddedServices:update')
  @Versioned()
  @Answers(ValueAddedServiceView, CHANGE)
  put(
    @IdParam('id') id: string,
    @Body() input: UpdateValueAddedServiceInput,
    @Ctx() ctx: CallContext,
  ): Promise<ValueAddedServiceView> {
    return this.services.update(id, input, ctx);
  }
}

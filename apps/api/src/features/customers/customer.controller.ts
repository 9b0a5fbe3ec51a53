import { Body, Controller, Get, Patch, Post, Put } from '@nestjs/common';
import {
  CreateCustomerInput,
  CustomerView,
  RevealContactInput,
  RevealedContactView,
  UpdateCustomerInput,
} from '@ur-desk/domain/customers';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { customerList } from './customer.list';
import { CustomerService } from './customer.service';

const UPDATE = {
  summary: 'Change a customer',
  problems: ['not_found', 'version_conflict', 'version_required', 'validation_failed', 'customer_closed'],
} as const;

@Controller('customers')
export class CustomerController {
  constructor(private readonly customers: CustomerService) {}

  @Get()
  @Can('customers:read')
  @AnswersList(CustomerView, customerList)
  list(@ListOf(customerList) query: ListQuery, @Ctx() ctx: CallContext): Promise<ListPage<CustomerView>> {
    return this.customers.list(query, ctx);
  }

  @Get(':id')
  @Can('customers:read')
  @Answers(CustomerView, { summary: 'A customer', problems: ['not_found'] })
  get(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<CustomerView> {
    return this.customers.get(id, ctx);
  }

  @Post()
  @Can('customers:create')
  @Answers(CustomerView, {
    status: 201,
    summary: 'Create a customer',
    problems: ['validation_failed', 'already_exists'],
  })
  create(@Body() input: CreateCustomerInput, @Ctx() ctx: CallContext): Promise<CustomerView> {
    return this.customers.create(input, ctx);
  }

  @Patch(':id')
  @Can('customers:update')
  @Versioned()
  @Answers(CustomerView, UPDATE)
  change(
    @IdParam('id') id: string,
    @Body() input: UpdateCustomerInput,
    @Ctx() ctx: CallContext,
  ): Promise<CustomerView> {
    return this.customers.update(id, input, ctx);
  }

  @Put(':id')
  @Can('customers:update')
  @Versioned()
  @Answers(CustomerView, UPDATE)
  replace(
    @IdParam('id') id: string,
    @Body() input: UpdateCustomerInput,
    @Ctx() ctx: CallContext,
  ): Promise<CustomerView> {
    return this.customers.update(id, input, ctx);
  }

  @Post(':id/reveal-contact')
  @Can('contacts:reveal')
  @Answers(RevealedContactView, { summary: 'Show a masked contact, for a reason', problems: ['not_found'] })
  reveal(
    @IdParam('id') id: string,
    @Body() input: RevealContactInput,
    @Ctx() ctx: CallContext,
  ): Promise<RevealedContactView> {
    return this.customers.reveal(id, input, ctx);
  }
}

import { Body, Controller, Get, Patch, Post, Put, Query } from '@nestjs/common';
import {
  CreateCustomerInput,
  CustomerOverviewView,
  CustomerView,
  RevealContactInput,
  RevealedContactView,
  TimelinePageView,
  UpdateCustomerInput,
} from '@ur-desk/domain/customers';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import {
  Answers,
  AnswersList,
  IdParam,
  ListOf,
  QueryParams,
  Versioned,
} from '../../platform/http/route.decorators';
import { customerList } from './customer.list';
import { CustomerPageService } from './customer-page.service';
import { CustomerService } from './customer.service';

const UPDATE = {
  summary: 'Change a customer',
  problems: [
    'not_found',
    'version_conflict',
    'version_required',
    'validation_failed',
    'customer_closed',
    'customer_anonymised',
    'caller_not_verified',
  ],
} as const;

@Controller('customers')
export class CustomerController {
  constructor(
    private readonly customers: CustomerService,
    private readonly pages: CustomerPageService,
  ) {}

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

  @Get(':id/overview')
  @Can('customers:read')
  @Answers(CustomerOverviewView, { summary: 'The customer page above the fold', problems: ['not_found'] })
  overview(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<CustomerOverviewView> {
    return this.pages.overview(id, ctx);
  }

  @Get(':id/timeline')
  @Can('customers:read')
  @QueryParams('kind', 'cursor')
  @Answers(TimelinePageView, {
    summary: 'A customer’s history, newest first',
    problems: ['not_found', 'malformed_query'],
  })
  timeline(
    @IdParam('id') id: string,
    @Query('kind') kind: string | undefined,
    @Query('cursor') cursor: string | undefined,
    @Ctx() ctx: CallContext,
  ): Promise<TimelinePageView> {
    return this.pages.timeline(id, { kind, cursor }, ctx);
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

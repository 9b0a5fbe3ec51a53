import { Body, Controller, Get, Patch, Post, Put } from '@nestjs/common';
import {
  AssignTicketInput,
  CreateTicketInput,
  MoveTicketInput,
  ReplyToTicketInput,
  TakeTicketInput,
  TicketDetailView,
  TicketView,
  UpdateTicketInput,
  WriteTicketInput,
} from '@ur-desk/domain/tickets';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import {
  Answers,
  AnswersList,
  Idempotent,
  IdParam,
  ListOf,
  Versioned,
} from '../../platform/http/route.decorators';
import { TicketTalkService } from './ticket-talk.service';
import { ticketList } from './ticket.list';
import { TicketService } from './ticket.service';

const CHANGE = {
  summary: 'Change what a ticket is about, or how urgent it is',
  problems: ['wrong_state', 'ticket_link_foreign'],
} as const;

@Controller('tickets')
export class TicketController {
  constructor(
    private readonly tickets: TicketService,
    private readonly talk: TicketTalkService,
  ) {}

  @Get()
  @Can('tickets:read')
  @AnswersList(TicketView, ticketList)
  list(@ListOf(ticketList) query: ListQuery): Promise<ListPage<TicketView>> {
    return this.tickets.list(query);
  }

  @Get(':id')
  @Can('tickets:read')
  @Answers(TicketDetailView, { summary: 'A ticket with everything that was said' })
  get(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<TicketDetailView> {
    return this.tickets.get(id, ctx);
  }

  @Post()
  @Can('tickets:create')
  @Idempotent()
  @Answers(TicketView, {
    status: 201,
    summary: 'Open a ticket for a customer',
    problems: ['not_found', 'ticket_link_foreign'],
  })
  create(@Body() input: CreateTicketInput, @Ctx() ctx: CallContext): Promise<TicketView> {
    return this.tickets.create(input, ctx);
  }

  @Post('take-next')
  @Can('tickets:update')
  @Idempotent()
  @Answers(TicketView, {
    summary: 'Take what is due first, of one’s own and of what nobody has',
    problems: ['ticket_none_left'],
  })
  takeNext(@Ctx() ctx: CallContext): Promise<TicketView> {
    return this.tickets.takeNext(ctx);
  }

  @Patch(':id')
  @Can('tickets:update')
  @Versioned()
  @Answers(TicketView, CHANGE)
  change(
    @IdParam('id') id: string,
    @Body() input: UpdateTicketInput,
    @Ctx() ctx: CallContext,
  ): Promise<TicketView> {
    return this.tickets.update(id, input, ctx);
  }

  @Put(':id')
  @Can('tickets:update')
  @Versioned()
  @Answers(TicketView, CHANGE)
  put(
    @IdParam('id') id: string,
    @Body() input: UpdateTicketInput,
    @Ctx() ctx: CallContext,
  ): Promise<TicketView> {
    return this.tickets.update(id, input, ctx);
  }

  @Post(':id/take')
  @Can('tickets:update')
  @Idempotent()
  @Answers(TicketView, { summary: 'Take a ticket', problems: ['ticket_taken', 'wrong_state'] })
  take(
    @IdParam('id') id: string,
    @Body() input: TakeTicketInput,
    @Ctx() ctx: CallContext,
  ): Promise<TicketView> {
    return this.tickets.take(id, input, ctx);
  }

  @Post(':id/assign')
  @Can('tickets:assign')
  @Versioned()
  @Answers(TicketView, {
    summary: 'Give a ticket to a colleague, or back to the queue',
    problems: ['ticket_assignee_unfit', 'wrong_state'],
  })
  assign(
    @IdParam('id') id: string,
    @Body() input: AssignTicketInput,
    @Ctx() ctx: CallContext,
  ): Promise<TicketView> {
    return this.tickets.assign(id, input, ctx);
  }

  @Post(':id/entries')
  @Can('tickets:update')
  @Idempotent()
  @Answers(TicketView, {
    summary: 'Take down what the customer says, or a note for colleagues',
    problems: ['wrong_state'],
  })
  write(
    @IdParam('id') id: string,
    @Body() input: WriteTicketInput,
    @Ctx() ctx: CallContext,
  ): Promise<TicketView> {
    return this.talk.write(id, input, ctx);
  }

  @Post(':id/reply')
  @Can('tickets:update')
  @Idempotent()
  @Versioned()
  @Answers(TicketView, {
    summary: 'Answer the customer by e-mail or SMS',
    problems: [
      'wrong_state',
      'notification_no_address',
      'ticket_reply_unfilled',
      'ticket_reply_too_long',
      'reason_comment_needed',
    ],
  })
  reply(
    @IdParam('id') id: string,
    @Body() input: ReplyToTicketInput,
    @Ctx() ctx: CallContext,
  ): Promise<TicketView> {
    return this.talk.reply(id, input, ctx);
  }

  @Post(':id/move')
  @Can('tickets:update')
  @Versioned()
  @Answers(TicketView, {
    summary: 'Put a ticket aside, resolve, close or cancel it, or go on with it',
    problems: ['wrong_state', 'reason_comment_needed'],
  })
  move(
    @IdParam('id') id: string,
    @Body() input: MoveTicketInput,
    @Ctx() ctx: CallContext,
  ): Promise<TicketView> {
    return this.talk.move(id, input, ctx);
  }
}

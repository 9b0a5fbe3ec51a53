import { Body, Controller, Get, Post } from '@nestjs/common';
import {
  ActivationCodeSentView,
  ActivationCodeView,
  ChangeNumberInput,
  CreateLineInput,
  DiscardLineInput,
  LineComparisonView,
  LineMoveView,
  LineView,
  MoveLineInput,
  ReplaceSimInput,
  ResumeLineInput,
  RevealActivationCodeInput,
  SendActivationCodeInput,
  SuspendLineInput,
} from '@ur-desk/domain/lines';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import {
  Answers,
  AnswersList,
  DryRunnable,
  Idempotent,
  IdParam,
  ListOf,
} from '../../platform/http/route.decorators';
import { LineChanges } from './line-changes.service';
import { LineMoves } from './line-moves.service';
import { LineCreation } from './line-creation.service';
import { LineReconciliation } from './line-reconciliation.service';
import { LineSuspension } from './line-suspension.service';
import { lineList } from './line.list';
import { LineService } from './line.service';

@Controller('lines')
export class LineController {
  constructor(
    private readonly lines: LineService,
    private readonly creation: LineCreation,
    private readonly changes: LineChanges,
    private readonly moves: LineMoves,
    private readonly suspension: LineSuspension,
    private readonly reconciliation: LineReconciliation,
  ) {}

  @Get()
  @Can('lines:read')
  @AnswersList(LineView, lineList)
  list(@ListOf(lineList) query: ListQuery, @Ctx() ctx: CallContext): Promise<ListPage<LineView>> {
    return this.lines.list(query, ctx);
  }

  @Get(':id')
  @Can('lines:read')
  @Answers(LineView, { summary: 'A line with its SIM profile', problems: ['not_found'] })
  get(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<LineView> {
    return this.lines.get(id, ctx);
  }

  @Post()
  @Can('lines:create')
  @Idempotent()
  @Answers(LineView, {
    status: 201,
    summary:
      'Add a line to a customer, of a number and a SIM profile in stock; the network puts it into service',
    problems: [
      'wrong_state',
      'customer_closed',
      'customer_closing',
      'number_taken',
      'numbers_out_of_stock',
      'profiles_out_of_stock',
    ],
  })
  create(@Body() input: CreateLineInput, @Ctx() ctx: CallContext): Promise<LineView> {
    return this.creation.create(input, ctx);
  }

  @Post(':id/retry')
  @Can('lines:update')
  @Idempotent()
  @Answers(LineView, {
    summary: 'Tell the network once more what it refused last',
    problems: [
      'not_found',
      'line_order_open',
      'wrong_state',
      'number_taken',
      'profiles_out_of_stock',
      'contact_changed_lately',
    ],
  })
  retry(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<LineView> {
    return this.changes.retry(id, ctx);
  }

  @Get(':id/network')
  @Can('lines:compare')
  @Answers(LineComparisonView, {
    summary: 'What the network has of a line at this moment, beside what we have',
    problems: ['not_found'],
  })
  compare(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<LineComparisonView> {
    return this.reconciliation.compare(id, ctx);
  }

  @Post(':id/correct')
  @Can('lines:update')
  @Idempotent()
  @Answers(LineView, {
    summary: 'Tell the network once more how a line is to be',
    problems: ['not_found', 'line_order_open', 'wrong_state'],
  })
  correct(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<LineView> {
    return this.reconciliation.correct(id, ctx);
  }

  @Post(':id/withdraw')
  @Can('lines:update')
  @Idempotent()
  @Answers(LineView, {
    summary: 'Let a change go that the network refused; the line stays as it is',
    problems: ['not_found', 'line_order_open', 'wrong_state'],
  })
  withdraw(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<LineView> {
    return this.changes.withdraw(id, ctx);
  }

  @Post(':id/replace-sim')
  @Can('lines:update')
  @Idempotent()
  @Answers(LineView, {
    summary: 'Give a line a new SIM profile; the one in use is revoked. For a verified caller',
    problems: [
      'not_found',
      'caller_not_verified',
      'contact_changed_lately',
      'profiles_out_of_stock',
      'line_order_open',
      'wrong_state',
      'customer_closed',
      'customer_closing',
    ],
  })
  replaceSim(
    @IdParam('id') id: string,
    @Body() input: ReplaceSimInput,
    @Ctx() ctx: CallContext,
  ): Promise<LineView> {
    return this.changes.replaceSim(id, input, ctx);
  }

  @Post(':id/change-number')
  @Can('lines:update')
  @Idempotent()
  @Answers(LineView, {
    summary: 'Give a line another number of the stock; the one that it has rests. For a verified caller',
    problems: [
      'not_found',
      'caller_not_verified',
      'number_taken',
      'numbers_out_of_stock',
      'line_order_open',
      'wrong_state',
      'customer_closed',
      'customer_closing',
    ],
  })
  changeNumber(
    @IdParam('id') id: string,
    @Body() input: ChangeNumberInput,
    @Ctx() ctx: CallContext,
  ): Promise<LineView> {
    return this.changes.changeNumber(id, input, ctx);
  }

  @Post(':id/move')
  @Can('lines:move')
  @Idempotent()
  @DryRunnable()
  @Answers(LineMoveView, {
    summary:
      'Move a line with its number, SIM profile, plans and allowances to another customer. For a verified caller',
    problems: [
      'not_found',
      'caller_not_verified',
      'contact_changed_lately',
      'line_move_same_customer',
      'line_receiver_not_active',
      'line_move_under_way',
      'line_order_open',
      'line_held_by_us',
      'wrong_state',
      'customer_closed',
      'customer_closing',
    ],
  })
  move(
    @IdParam('id') id: string,
    @Body() input: MoveLineInput,
    @Ctx() ctx: CallContext,
  ): Promise<LineMoveView> {
    return this.moves.move(id, input, ctx);
  }

  @Post(':id/discard')
  @Can('lines:update')
  @Idempotent()
  @Answers(LineView, {
    summary: 'Give up a line that the network refused; its number is free again',
    problems: ['not_found', 'line_order_open', 'wrong_state'],
  })
  discard(
    @IdParam('id') id: string,
    @Body() input: DiscardLineInput,
    @Ctx() ctx: CallContext,
  ): Promise<LineView> {
    return this.creation.discard(id, input, ctx);
  }

  @Post(':id/suspend')
  @Can('lines:update')
  @Idempotent()
  @Answers(LineView, {
    summary: 'Take a line out of service for a while; its number, plan and allowances stay',
    problems: ['not_found', 'line_order_open', 'wrong_state'],
  })
  suspend(
    @IdParam('id') id: string,
    @Body() input: SuspendLineInput,
    @Ctx() ctx: CallContext,
  ): Promise<LineView> {
    return this.suspension.suspend(id, input, ctx);
  }

  @Post(':id/resume')
  @Can('lines:update')
  @Idempotent()
  @Answers(LineView, {
    summary: 'Put a suspended line into service again; what we suspended ourselves, a supervisor',
    problems: ['not_found', 'line_order_open', 'wrong_state', 'line_held_by_us'],
  })
  resume(
    @IdParam('id') id: string,
    @Body() input: ResumeLineInput,
    @Ctx() ctx: CallContext,
  ): Promise<LineView> {
    return this.suspension.resume(id, input, ctx);
  }

  @Post(':id/send-activation-code')
  @Can('lines:sendActivationCode')
  @Idempotent()
  @Answers(ActivationCodeSentView, {
    summary: 'Send the eSIM’s QR code and activation code to the verified contacts of the customer',
    problems: ['not_found', 'activation_code_no_contact', 'contact_changed_lately'],
  })
  sendCode(
    @IdParam('id') id: string,
    @Body() input: SendActivationCodeInput,
    @Ctx() ctx: CallContext,
  ): Promise<ActivationCodeSentView> {
    return this.lines.sendActivationCode(id, input, ctx);
  }

  @Post(':id/reveal-activation-code')
  @Can('lines:revealActivationCode')
  @Answers(ActivationCodeView, {
    summary: 'Show the eSIM activation code, for a reason',
    problems: ['not_found'],
  })
  reveal(
    @IdParam('id') id: string,
    @Body() input: RevealActivationCodeInput,
    @Ctx() ctx: CallContext,
  ): Promise<ActivationCodeView> {
    return this.lines.revealActivationCode(id, input, ctx);
  }
}

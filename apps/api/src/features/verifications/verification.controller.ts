import { Body, Controller, Get, Post } from '@nestjs/common';
import {
  ConfirmVerificationInput,
  SendVerificationInput,
  VerificationView,
  VouchInput,
} from '@ur-desk/domain/verifications';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf } from '../../platform/http/route.decorators';
import { verificationList } from './verification.queries';
import { VerificationService } from './verification.service';

@Controller('verifications')
export class VerificationController {
  constructor(private readonly verifications: VerificationService) {}

  @Get()
  @Can('verifications:read')
  @AnswersList(VerificationView, verificationList)
  list(@ListOf(verificationList) query: ListQuery): Promise<ListPage<VerificationView>> {
    return this.verifications.list(query);
  }

  @Get(':id')
  @Can('verifications:read')
  @Answers(VerificationView, { summary: 'One code that was sent, without the code', problems: ['not_found'] })
  get(@IdParam('id') id: string): Promise<VerificationView> {
    return this.verifications.get(id);
  }

  @Post()
  @Can('verifications:create')
  @Answers(VerificationView, {
    status: 201,
    summary: 'Send a code to a contact, to prove that it is the customer’s, or that he is who calls',
    problems: [
      'not_found',
      'customer_closed',
      'verification_no_contact',
      'verification_done',
      'verification_unbound',
      'verification_too_many',
    ],
  })
  send(@Body() input: SendVerificationInput, @Ctx() ctx: CallContext): Promise<VerificationView> {
    return this.verifications.send(input, ctx);
  }

  @Post('vouch')
  @Can('verifications:vouch')
  @Answers(VerificationView, {
    status: 201,
    summary: 'Give one’s word for a caller, for half an hour and for colleagues',
    problems: ['not_found'],
  })
  vouch(@Body() input: VouchInput, @Ctx() ctx: CallContext): Promise<VerificationView> {
    return this.verifications.vouch(input, ctx);
  }

  @Post(':id/confirm')
  @Can('verifications:create')
  @Answers(VerificationView, {
    summary: 'Enter the code that the customer reads out',
    problems: ['not_found', 'verification_over', 'verification_code_wrong', 'verification_contact_changed'],
  })
  confirm(
    @IdParam('id') id: string,
    @Body() { code }: ConfirmVerificationInput,
    @Ctx() ctx: CallContext,
  ): Promise<VerificationView> {
    return this.verifications.confirm(id, code, ctx);
  }
}

import { Controller, Get, Post } from '@nestjs/common';
import { LedgerVerificationRunView } from '@ur-desk/domain/ledger';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf } from '../../platform/http/route.decorators';
import { verificationList } from './verification-run.queries';
import { VerificationService } from './verification.service';

@Controller('ledger-verifications')
export class VerificationController {
  constructor(private readonly verification: VerificationService) {}

  @Post()
  @Can('ledger:verify')
  @Answers(LedgerVerificationRunView, {
    status: 202,
    summary: 'Prove, as a job, that every sum is that of its transfers; changes nothing of them',
  })
  start(@Ctx() ctx: CallContext): Promise<LedgerVerificationRunView> {
    return this.verification.start(ctx);
  }

  @Get()
  @Can('ledgerVerifications:read')
  @AnswersList(LedgerVerificationRunView, verificationList)
  list(@ListOf(verificationList) query: ListQuery): Promise<ListPage<LedgerVerificationRunView>> {
    return this.verification.list(query);
  }

  @Get(':id')
  @Can('ledgerVerifications:read')
  @Answers(LedgerVerificationRunView, {
    summary: 'A run of the verifier: how far it is, what it found',
    problems: ['not_found'],
  })
  get(@IdParam('id') id: string): Promise<LedgerVerificationRunView> {
    return this.verification.get(id);
  }
}

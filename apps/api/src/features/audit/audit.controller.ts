import { Body, Controller, Get, Post } from '@nestjs/common';
import {
  AuditEventDetailView,
  AuditEventView,
  AuditVerificationView,
  VerifyAuditInput,
} from '@ur-desk/domain/audit';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf } from '../../platform/http/route.decorators';
import { auditList } from './audit.list';
import { AuditService } from './audit.service';

@Controller('audit-events')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Can('auditEvents:read')
  @AnswersList(AuditEventView, auditList)
  list(@ListOf(auditList) query: ListQuery): Promise<ListPage<AuditEventView>> {
    return this.audit.list(query);
  }

  @Get(':id')
  @Can('auditEvents:read')
  @Answers(AuditEventDetailView, { summary: 'An event with what was changed', problems: ['not_found'] })
  get(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<AuditEventDetailView> {
    return this.audit.get(id, ctx);
  }

  @Post('verify')
  @Can('auditEvents:verify')
  @Answers(AuditVerificationView, { summary: 'Prove that nothing in the log was changed' })
  verify(@Body() input: VerifyAuditInput): Promise<AuditVerificationView> {
    return this.audit.verify(input);
  }
}

import { Controller, Get } from '@nestjs/common';
import { FindingSummaryView, OpenFindingView } from '@ur-desk/domain/findings';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, ListOf } from '../../platform/http/route.decorators';
import { findingList } from './finding.queries';
import { FindingService } from './finding.service';

@Controller('findings')
export class FindingController {
  constructor(private readonly findings: FindingService) {}

  @Get()
  @Can('findings:read')
  @AnswersList(OpenFindingView, findingList)
  list(@ListOf(findingList) query: ListQuery, @Ctx() ctx: CallContext): Promise<ListPage<OpenFindingView>> {
    return this.findings.list(query, ctx);
  }

  @Get('summary')
  @Can('findings:read')
  @Answers(FindingSummaryView, { summary: 'How many customers have which trouble' })
  summary(): Promise<FindingSummaryView> {
    return this.findings.summary();
  }
}

import { Readable } from 'node:stream';
import { Body, Controller, Get, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { RunSettlementInput, SettlementDetailView, SettlementView } from '@ur-desk/domain/settlements';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import {
  Answers,
  AnswersList,
  Form,
  IdParam,
  ListOf,
  QueryParams,
} from '../../platform/http/route.decorators';
import { CSV_FILE_FIELD, CSV_UPLOAD_PROBLEMS, partsOf } from '../../platform/uploads/csv-upload';
import { SandboxReports } from '../../providers/payment/sandbox/sandbox-reports';
import { reportPeriod } from './report-period';
import { settlementList } from './settlement.queries';
import { SettlementService } from './settlement.service';

const REPORT_FORM = {
  type: 'object',
  required: ['file'],
  properties: CSV_FILE_FIELD,
  additionalProperties: false,
};

@Controller('settlements')
export class SettlementController {
  constructor(
    private readonly settlements: SettlementService,
    private readonly reports: SandboxReports,
  ) {}

  @Post()
  @Can('settlements:create')
  @Form(REPORT_FORM)
  @Answers(SettlementDetailView, {
    status: 201,
    summary: "Upload a provider's settlement report (CSV, at most 50 MB): the sandbox's, or Stripe's",
    problems: [
      ...CSV_UPLOAD_PROBLEMS,
      'settlement_format_unknown',
      'settlement_line_unreadable',
      'settlement_periods_mixed',
      'settlement_loaded_before',
    ],
  })
  create(@Req() request: FastifyRequest, @Ctx() ctx: CallContext): Promise<SettlementDetailView> {
    return this.settlements.create(partsOf(request), ctx);
  }

  @Get()
  @Can('settlements:read')
  @AnswersList(SettlementView, settlementList)
  list(@ListOf(settlementList) query: ListQuery): Promise<ListPage<SettlementView>> {
    return this.settlements.list(query);
  }

  @Get('sandbox-report.csv')
  @Can('settlements:create')
  @QueryParams('from', 'to')
  @Answers(null, {
    summary: "The sandbox's own settlement report of a period (`from`, before `to`), for trying this out",
    problems: ['malformed_query'],
    contentType: 'text/csv',
  })
  sandboxReport(
    @Query() query: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): StreamableFile {
    const period = reportPeriod(query);
    const name = `sandbox-settlement-${period.from.slice(0, 10)}-${period.to.slice(0, 10)}.csv`;
    void reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`);
    return new StreamableFile(Readable.from(this.reports.csv(period)));
  }

  @Get(':id')
  @Can('settlements:read')
  @Answers(SettlementDetailView, {
    summary: 'A report and what its comparison came to',
    problems: ['not_found'],
  })
  get(@IdParam('id') id: string): Promise<SettlementDetailView> {
    return this.settlements.get(id);
  }

  @Post(':id/run')
  @Can('settlements:create')
  @Answers(SettlementDetailView, {
    status: 202,
    summary: 'Compare the report with our books, or compare once more; books nothing',
    problems: ['not_found', 'wrong_state', 'settlement_period_wrong'],
  })
  run(
    @IdParam('id') id: string,
    @Body() input: RunSettlementInput,
    @Ctx() ctx: CallContext,
  ): Promise<SettlementDetailView> {
    return this.settlements.run(id, input, ctx);
  }
}

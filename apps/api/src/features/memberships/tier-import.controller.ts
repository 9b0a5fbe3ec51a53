import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { RunTierImportInput, TierImportDetailView, TierImportView } from '@ur-desk/domain/memberships';
import { type FastifyRequest } from 'fastify';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import {
  Answers,
  AnswersList,
  Form,
  Idempotent,
  IdParam,
  ListOf,
} from '../../platform/http/route.decorators';
import { CSV_FILE_FIELD, CSV_UPLOAD_PROBLEMS, partsOf } from '../../platform/uploads/csv-upload';
import { tierImportList } from './tier-import.queries';
import { TierImports } from './tier-import.service';

const UPLOAD_FORM = {
  type: 'object',
  required: ['file'],
  properties: CSV_FILE_FIELD,
  additionalProperties: false,
};

@Controller('tier-imports')
export class TierImportController {
  constructor(private readonly imports: TierImports) {}

  @Post()
  @Can('memberships:override')
  @Form(UPLOAD_FORM)
  @Answers(TierImportDetailView, {
    status: 201,
    summary:
      'Upload a CSV file of customers to be moved into a tier; every row is checked, nobody is moved yet',
    problems: [...CSV_UPLOAD_PROBLEMS, 'tier_import_too_long'],
  })
  create(@Req() request: FastifyRequest, @Ctx() ctx: CallContext): Promise<TierImportDetailView> {
    return this.imports.create(partsOf(request), ctx);
  }

  @Get()
  @Can('memberships:read')
  @AnswersList(TierImportView, tierImportList)
  list(@ListOf(tierImportList) query: ListQuery): Promise<ListPage<TierImportView>> {
    return this.imports.list(query);
  }

  @Get(':id')
  @Can('memberships:read')
  @Answers(TierImportDetailView, {
    summary: 'A file of customers for a tier, what is wrong in it, and how far it is',
  })
  get(@IdParam('id') id: string): Promise<TierImportDetailView> {
    return this.imports.get(id);
  }

  @Post(':id/run')
  @Can('memberships:override')
  @Idempotent()
  @Answers(TierImportDetailView, {
    status: 202,
    summary: 'Move the customers until a day; for longer than 90 days the answer names the request',
    problems: ['tier_unknown', 'wrong_state', 'tier_import_nobody', 'override_past', 'override_too_long'],
  })
  run(
    @IdParam('id') id: string,
    @Body() input: RunTierImportInput,
    @Ctx() ctx: CallContext,
  ): Promise<TierImportDetailView> {
    return this.imports.run(id, input, ctx);
  }
}

import { Body, Controller, Get, Patch, Post, Req, Res } from '@nestjs/common';
import { ImportErrorView, ImportSamplesView, ImportView, UpdateImportInput } from '@ur-desk/domain/imports';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, Form, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { CSV_FILE_FIELD, CSV_UPLOAD_PROBLEMS, partsOf } from '../../platform/uploads/csv-upload';
import { importErrorList, importList } from './import.queries';
import { ImportService } from './import.service';

const UPLOAD_FORM = {
  type: 'object',
  required: ['file'],
  properties: {
    ...CSV_FILE_FIELD,
    source: {
      type: 'string',
      minLength: 1,
      maxLength: 60,
      description: 'the system the file comes from; the name of the file when left out',
    },
  },
  additionalProperties: false,
};

@Controller('imports')
export class ImportController {
  constructor(private readonly imports: ImportService) {}

  @Post()
  @Can('imports:create')
  @Form(UPLOAD_FORM)
  @Answers(ImportView, {
    status: 201,
    summary: 'Upload a CSV file of at most 50 MB',
    problems: CSV_UPLOAD_PROBLEMS,
  })
  create(@Req() request: FastifyRequest, @Ctx() ctx: CallContext): Promise<ImportView> {
    return this.imports.create(partsOf(request), ctx);
  }

  @Get()
  @Can('imports:read')
  @AnswersList(ImportView, importList)
  list(@ListOf(importList) query: ListQuery): Promise<ListPage<ImportView>> {
    return this.imports.list(query);
  }

  @Get(':id')
  @Can('imports:read')
  @Answers(ImportView, { summary: 'An import and how far it is' })
  get(@IdParam('id') id: string): Promise<ImportView> {
    return this.imports.get(id);
  }

  @Get(':id/samples')
  @Can('imports:create')
  @Answers(ImportSamplesView, { summary: 'The first rows of the file', problems: ['import_file_gone'] })
  samples(@IdParam('id') id: string): Promise<ImportSamplesView> {
    return this.imports.samples(id);
  }

  @Patch(':id')
  @Can('imports:create')
  @Versioned()
  @Answers(ImportView, { summary: 'Choose source, mapping and defaults', problems: ['wrong_state'] })
  update(
    @IdParam('id') id: string,
    @Body() input: UpdateImportInput,
    @Ctx() ctx: CallContext,
  ): Promise<ImportView> {
    return this.imports.update(id, input, ctx);
  }

  @Post(':id/validate')
  @Can('imports:create')
  @Answers(ImportView, {
    status: 202,
    summary: 'Start the dry run: every row is checked, nothing is written',
    problems: ['wrong_state', 'import_not_mapped'],
  })
  validate(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<ImportView> {
    return this.imports.validate(id, ctx);
  }

  @Post(':id/run')
  @Can('imports:create')
  @Answers(ImportView, {
    status: 202,
    summary: 'Start the run, or go on with one that was stopped or broke off',
    problems: ['wrong_state', 'import_not_mapped'],
  })
  run(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<ImportView> {
    return this.imports.run(id, ctx);
  }

  @Post(':id/stop')
  @Can('imports:create')
  @Answers(ImportView, { summary: 'Stop a run after the present chunk', problems: ['wrong_state'] })
  stop(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<ImportView> {
    return this.imports.stop(id, ctx);
  }

  @Get(':id/errors')
  @Can('imports:read')
  @AnswersList(ImportErrorView, importErrorList, 'What is wrong in the file, by line (the first 1,000)')
  errors(
    @IdParam('id') id: string,
    @ListOf(importErrorList) query: ListQuery,
  ): Promise<ListPage<ImportErrorView>> {
    return this.imports.errors(id, query);
  }

  @Get(':id/errors.csv')
  @Can('imports:read')
  @Answers(null, { summary: 'The same as a CSV file', contentType: 'text/csv' })
  async errorsCsv(
    @IdParam('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const locale = request.headers['accept-language']?.startsWith('zh') ? 'zh' : 'en';
    const csv = await this.imports.errorsCsv(id, locale);
    void reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="import-errors-${id}.csv"`);
    return csv;
  }
}

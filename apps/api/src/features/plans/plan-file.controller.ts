import { Controller, Get, Post, Req, StreamableFile } from '@nestjs/common';
import { PlanFileView } from '@ur-desk/domain/plan-files';
import { type FastifyRequest } from 'fastify';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { Answers, DryRunnable, Form } from '../../platform/http/route.decorators';
import { CSV_FILE_FIELD, CSV_UPLOAD_PROBLEMS, partsOf } from '../../platform/uploads/csv-upload';
import { PlanFiles } from './plan-file.service';

const CATALOGUE_FORM = {
  type: 'object',
  required: ['file'],
  properties: CSV_FILE_FIELD,
  additionalProperties: false,
};

@Controller('plan-catalogue')
export class PlanFileController {
  constructor(private readonly files: PlanFiles) {}

  @Get()
  @Can('plans:read')
  @Answers(null, {
    summary: 'Every plan as a CSV file: what is on sale, or the newest version where nothing is',
    contentType: 'text/csv',
  })
  async export(): Promise<StreamableFile> {
    return new StreamableFile(Buffer.from(await this.files.export()), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="plans.csv"',
    });
  }

  @Post()
  @Can('plans:create')
  @DryRunnable()
  @Form(CATALOGUE_FORM)
  @Answers(PlanFileView, {
    summary: 'Read such a file: new plans and new drafts, all or nothing; what is released never changes',
    problems: [...CSV_UPLOAD_PROBLEMS, 'plan_file_columns', 'plan_file_too_long', 'plan_file_wrong'],
  })
  import(@Req() request: FastifyRequest, @Ctx() ctx: CallContext): Promise<PlanFileView> {
    return this.files.import(partsOf(request), ctx);
  }
}

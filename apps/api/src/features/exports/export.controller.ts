import { Body, Controller, Post, StreamableFile } from '@nestjs/common';
import { CreateExportInput } from '@ur-desk/domain/exports';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { Answers } from '../../platform/http/route.decorators';
import { ExportService } from './export.service';

@Controller('exports')
export class ExportController {
  constructor(private readonly files: ExportService) {}

  @Post()
  @Can('exports:create')
  @Answers(null, {
    status: 200,
    contentType: 'text/csv',
    summary: 'A list as a CSV file, all of it; a transfer that fails half-way is broken off, never ended',
    problems: [
      'not_found',
      'unknown_filter',
      'unknown_sort',
      'export_running',
      'exports_busy',
      'too_many_exports',
    ],
  })
  async create(@Body() input: CreateExportInput, @Ctx() ctx: CallContext): Promise<StreamableFile> {
    const { name, content } = await this.files.create(input, ctx);
    return new StreamableFile(content, {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${name}"`,
    });
  }
}

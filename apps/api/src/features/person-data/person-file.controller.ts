import { Body, Controller, Post, StreamableFile } from '@nestjs/common';
import { ExportPersonInput } from '@ur-desk/domain/person-data';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { Answers, IdParam } from '../../platform/http/route.decorators';
import { PersonFileService } from './person-file.service';

@Controller('customers')
export class PersonFileController {
  constructor(private readonly files: PersonFileService) {}

  @Post(':id/export')
  @Can('customers:export')
  @Answers(null, {
    status: 200,
    contentType: 'application/json',
    summary:
      'Everything about a customer as a JSON file; a transfer that fails half-way is broken off, never ended',
    problems: ['not_found', 'export_running', 'exports_busy', 'too_many_exports'],
  })
  async create(
    @IdParam('id') id: string,
    @Body() input: ExportPersonInput,
    @Ctx() ctx: CallContext,
  ): Promise<StreamableFile> {
    const { name, content } = await this.files.create(id, input, ctx);
    return new StreamableFile(content, {
      type: 'application/json; charset=utf-8',
      disposition: `attachment; filename="${name}"`,
    });
  }
}

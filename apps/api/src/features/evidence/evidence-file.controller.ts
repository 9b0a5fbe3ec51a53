import { Controller, Delete, Get, Post, Req, Res } from '@nestjs/common';
import { EVIDENCE_LIMITS, EvidenceFileView } from '@ur-desk/domain/evidence';
import { Problem } from '@ur-desk/domain/kernel';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, Form, IdParam, ListOf } from '../../platform/http/route.decorators';
import { evidenceFileList } from './evidence-file.queries';
import { EvidenceFiles } from './evidence-file.service';
import { EVIDENCE_FORM, tooLarge } from './evidence-form';

/** Room for the form's own lines around the file. */
const FORM_BYTES = 16_384;
const FORM_LIMITS = {
  files: 1,
  fields: 3,
  parts: 5,
  fieldSize: 100,
  fileSize: EVIDENCE_LIMITS.fileBytes + 1,
};

@Controller('evidence-files')
export class EvidenceFileController {
  constructor(private readonly files: EvidenceFiles) {}

  @Get()
  @Can('evidenceFiles:read')
  @AnswersList(EvidenceFileView, evidenceFileList)
  list(@ListOf(evidenceFileList) query: ListQuery): Promise<ListPage<EvidenceFileView>> {
    return this.files.list(query);
  }

  @Post()
  @Can('evidenceFiles:create')
  @Form(EVIDENCE_FORM)
  @Answers(EvidenceFileView, {
    status: 201,
    summary: 'Add a file of evidence to a record',
    problems: [
      'body_too_large',
      'unsupported_media_type',
      'malformed_body',
      'validation_failed',
      'evidence_not_readable',
      'evidence_kind_taken',
      'evidence_too_much',
      'dispute_answer_waits',
      'wrong_state',
    ],
  })
  create(@Req() request: FastifyRequest, @Ctx() ctx: CallContext): Promise<EvidenceFileView> {
    if (!request.isMultipart()) throw new Problem('unsupported_media_type');
    if (Number(request.headers['content-length'] ?? 0) > EVIDENCE_LIMITS.fileBytes + FORM_BYTES)
      throw tooLarge();
    return this.files.create(request.parts({ limits: FORM_LIMITS }), ctx);
  }

  @Get(':id/content')
  @Can('evidenceFiles:read')
  @Answers(null, { summary: 'What is in a file, to be saved', contentType: 'application/octet-stream' })
  async content(@IdParam('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const { fileName, content } = await this.files.content(id);
    void reply
      .type('application/octet-stream')
      .header('x-content-type-options', 'nosniff')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`);
    return content;
  }

  @Delete(':id')
  @Can('evidenceFiles:remove')
  @Answers(null, { summary: 'Take a file away again', problems: ['dispute_answer_waits', 'wrong_state'] })
  remove(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<void> {
    return this.files.remove(id, ctx);
  }
}

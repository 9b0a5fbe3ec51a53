import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { CreateNoteInput, NoteView, UpdateNoteInput } from '@ur-desk/domain/notes';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import {
  Answers,
  AnswersList,
  Idempotent,
  IdParam,
  ListOf,
  Versioned,
} from '../../platform/http/route.decorators';
import { noteList } from './note.queries';
import { NoteService } from './note.service';

@Controller('notes')
export class NoteController {
  constructor(private readonly notes: NoteService) {}

  @Get()
  @Can('notes:read')
  @AnswersList(NoteView, noteList)
  list(@ListOf(noteList) query: ListQuery): Promise<ListPage<NoteView>> {
    return this.notes.list(query);
  }

  @Get(':id')
  @Can('notes:read')
  @Answers(NoteView, { summary: 'What somebody wrote of a customer' })
  get(@IdParam('id') id: string): Promise<NoteView> {
    return this.notes.get(id);
  }

  @Post()
  @Can('notes:create')
  @Idempotent()
  @Answers(NoteView, {
    status: 201,
    summary: 'Write something of a customer, for other staff',
    problems: ['not_found'],
  })
  create(@Body() input: CreateNoteInput, @Ctx() ctx: CallContext): Promise<NoteView> {
    return this.notes.create(input, ctx);
  }

  @Patch(':id')
  @Can('notes:update')
  @Versioned()
  @Answers(NoteView, { summary: 'Change a note of one’s own', problems: ['note_not_own', 'wrong_state'] })
  change(
    @IdParam('id') id: string,
    @Body() input: UpdateNoteInput,
    @Ctx() ctx: CallContext,
  ): Promise<NoteView> {
    return this.notes.update(id, input, ctx);
  }

  @Post(':id/remove')
  @Can('notes:update')
  @Versioned()
  @Answers(NoteView, { summary: 'Remove a note of one’s own', problems: ['note_not_own', 'wrong_state'] })
  remove(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<NoteView> {
    return this.notes.remove(id, ctx);
  }

  @Post(':id/restore')
  @Can('notes:update')
  @Versioned()
  @Answers(NoteView, { summary: 'Bring a removed note back', problems: ['note_not_own', 'wrong_state'] })
  restore(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<NoteView> {
    return this.notes.restore(id, ctx);
  }
}

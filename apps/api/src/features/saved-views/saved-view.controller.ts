import { Body, Controller, Delete, Get, Patch, Post, Put } from '@nestjs/common';
import { CreateSavedViewInput, SavedViewView, UpdateSavedViewInput } from '@ur-desk/domain/saved-views';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { savedViewList } from './saved-view.list';
import { SavedViewService } from './saved-view.service';

const CHANGE = { summary: 'Change a view of a list', problems: ['already_exists'] } as const;

@Controller('saved-views')
export class SavedViewController {
  constructor(private readonly views: SavedViewService) {}

  @Get()
  @Can('savedViews:read')
  @AnswersList(SavedViewView, savedViewList)
  list(@ListOf(savedViewList) query: ListQuery, @Ctx() ctx: CallContext): Promise<ListPage<SavedViewView>> {
    return this.views.list(query, ctx);
  }

  @Get(':id')
  @Can('savedViews:read')
  @Answers(SavedViewView, { summary: 'One view of a list' })
  get(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<SavedViewView> {
    return this.views.get(id, ctx);
  }

  @Post()
  @Can('savedViews:create')
  @Answers(SavedViewView, { status: 201, summary: 'Keep a view of a list', problems: ['already_exists'] })
  create(@Body() input: CreateSavedViewInput, @Ctx() ctx: CallContext): Promise<SavedViewView> {
    return this.views.create(input, ctx);
  }

  @Patch(':id')
  @Can('savedViews:update')
  @Versioned()
  @Answers(SavedViewView, CHANGE)
  change(
    @IdParam('id') id: string,
    @Body() input: UpdateSavedViewInput,
    @Ctx() ctx: CallContext,
  ): Promise<SavedViewView> {
    return this.views.update(id, input, ctx);
  }

  @Put(':id')
  @Can('savedViews:update')
  @Versioned()
  @Answers(SavedViewView, CHANGE)
  put(
    @IdParam('id') id: string,
    @Body() input: UpdateSavedViewInput,
    @Ctx() ctx: CallContext,
  ): Promise<SavedViewView> {
    return this.views.update(id, input, ctx);
  }

  @Delete(':id')
  @Can('savedViews:remove')
  @Answers(null, { summary: 'Remove a view of a list' })
  remove(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<void> {
    return this.views.remove(id, ctx);
  }
}

import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiKeyView, CreateApiKeyInput, NewApiKeyView } from '@ur-desk/domain/staff';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf } from '../../platform/http/route.decorators';
import { apiKeyList } from './api-key.queries';
import { ApiKeyService } from './api-key.service';

@Controller('api-keys')
export class ApiKeyController {
  constructor(private readonly keys: ApiKeyService) {}

  @Get()
  @Can('apiKeys:read')
  @AnswersList(ApiKeyView, apiKeyList)
  list(@ListOf(apiKeyList) query: ListQuery): Promise<ListPage<ApiKeyView>> {
    return this.keys.list(query);
  }

  @Post()
  @Can('apiKeys:create')
  @Answers(NewApiKeyView, { status: 201, summary: 'A key for another system; its secret is shown this once' })
  create(@Body() input: CreateApiKeyInput, @Ctx() ctx: CallContext): Promise<NewApiKeyView> {
    return this.keys.create(input, ctx);
  }

  @Post(':id/revoke')
  @Can('apiKeys:revoke')
  @Answers(ApiKeyView, { summary: 'The key works no more' })
  revoke(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<ApiKeyView> {
    return this.keys.revoke(id, ctx);
  }
}

import { Body, Controller, Post } from '@nestjs/common';
import { SearchInput, SearchView } from '@ur-desk/domain/search';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { Answers } from '../../platform/http/route.decorators';
import { SearchService } from './search.service';

@Controller('search')
export class SearchController {
  constructor(private readonly searches: SearchService) {}

  /** A POST, so that what was typed never stands in a URL (reliability 14.2.1). */
  @Post()
  @Can('search:use')
  @Answers(SearchView, {
    summary:
      'Find by part of a phone number, e-mail, name, ICCID or external id, by reference, by last four of a card',
  })
  search(@Body() input: SearchInput, @Ctx() ctx: CallContext): Promise<SearchView> {
    return this.searches.search(input, ctx);
  }
}

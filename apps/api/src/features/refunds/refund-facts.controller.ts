import { Controller, Get } from '@nestjs/common';
import { RefundFactsView } from '@ur-desk/domain/refunds';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { Answers, IdParam } from '../../platform/http/route.decorators';
import { RefundService } from './refund.service';

@Controller('payments')
export class RefundFactsController {
  constructor(private readonly refunds: RefundService) {}

  @Get(':id/refund-facts')
  @Can('refunds:read')
  @Answers(RefundFactsView, {
    summary: 'All that a refund of this payment by the caller is decided upon, for the preview',
    problems: ['not_found'],
  })
  facts(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<RefundFactsView> {
    return this.refunds.facts(id, ctx.actor);
  }
}

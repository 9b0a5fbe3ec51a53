import { Controller, Get } from '@nestjs/common';
import { AdjustmentFactsView } from '@ur-desk/domain/adjustments';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { Answers, IdParam } from '../../platform/http/route.decorators';
import { AdjustmentService } from './adjustment.service';

@Controller('customers')
export class AdjustmentFactsController {
  constructor(private readonly adjustments: AdjustmentService) {}

  @Get(':id/adjustment-facts')
  @Can('adjustments:read')
  @Answers(AdjustmentFactsView, {
    summary: 'All that an adjustment of this customer by the caller is decided upon, for the preview',
  })
  facts(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<AdjustmentFactsView> {
    return this.adjustments.facts(id, ctx.actor);
  }
}

import { Body, Controller, Get, Post } from '@nestjs/common';
import { LineView } from '@ur-desk/domain/lines';
import { LineServicesView, SwitchServiceInput } from '@ur-desk/domain/value-added-services';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { Answers, Idempotent, IdParam } from '../../platform/http/route.decorators';
import { LineServices } from './line-services.service';

@Controller('lines')
export class LineServiceController {
  constructor(private readonly services: LineServices) {}

  @Get(':id/services')
  @Can('lines:read')
  @Answers(LineServicesView, {
    summary: 'The value-added services that a line has and can have, and what they cost there',
    problems: ['not_found'],
  })
  list(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<LineServicesView> {
    return this.services.list(id, ctx);
  }

  @Post(':id/switch-service')
  @Can('lines:update')
  @Idempotent()
  @Answers(LineView, {
    summary: 'Switch a value-added service on or off at a line; the network confirms it',
    problems: [
      'not_found',
      'service_switched',
      'service_retired',
      'service_not_sold',
      'line_order_open',
      'wrong_state',
      'customer_closed',
      'customer_closing',
    ],
  })
  switchService(
    @IdParam('id') id: string,
    @Body() input: SwitchServiceInput,
    @Ctx() ctx: CallContext,
  ): Promise<LineView> {
    return this.services.switch(id, input, ctx);
  }
}

import { Body, Controller, Get, Post } from '@nestjs/common';
import { AnonymisationView, AnonymiseInput } from '@ur-desk/domain/person-data';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { Answers, DryRunnable, Idempotent, IdParam } from '../../platform/http/route.decorators';
import { AnonymisationService } from './anonymisation.service';

@Controller('customers')
export class AnonymisationController {
  constructor(private readonly anonymisations: AnonymisationService) {}

  @Get(':id/anonymisation')
  @Can('customers:anonymise')
  @Answers(AnonymisationView, {
    summary:
      'What anonymising the customer would remove and keep, what is in its way, and the last request for it',
    problems: ['not_found'],
  })
  status(@IdParam('id') id: string): Promise<AnonymisationView> {
    return this.anonymisations.status(id);
  }

  @Post(':id/anonymise')
  @Can('customers:anonymise')
  @Idempotent()
  @DryRunnable()
  @Answers(AnonymisationView, {
    status: 202,
    summary: 'Ask for the customer to be anonymised; somebody else approves it',
    problems: [
      'not_found',
      'customer_anonymised',
      'anonymise_open',
      'anonymise_waits',
      'anonymise_owed',
      'anonymise_blocked',
    ],
  })
  ask(
    @IdParam('id') id: string,
    @Body() input: AnonymiseInput,
    @Ctx() ctx: CallContext,
  ): Promise<AnonymisationView> {
    return this.anonymisations.ask(id, input, ctx);
  }
}

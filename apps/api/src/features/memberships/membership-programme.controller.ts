import { Body, Controller, Get, Patch } from '@nestjs/common';
import { MembershipProgrammeView, UpdateProgrammeInput } from '@ur-desk/domain/memberships';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { Answers, Versioned } from '../../platform/http/route.decorators';
import { MembershipProgrammeService } from './membership-programme.service';

@Controller('settings/membership-programme')
export class MembershipProgrammeController {
  constructor(private readonly programme: MembershipProgrammeService) {}

  @Get()
  @Can('membershipTiers:read')
  @Answers(MembershipProgrammeView, { summary: 'The terms of the membership programme' })
  get(): Promise<MembershipProgrammeView> {
    return this.programme.get();
  }

  @Patch()
  @Can('membershipTiers:update')
  @Versioned()
  @Answers(MembershipProgrammeView, { summary: 'Change the terms of the membership programme' })
  change(@Body() input: UpdateProgrammeInput, @Ctx() ctx: CallContext): Promise<MembershipProgrammeView> {
    return this.programme.update(input, ctx);
  }
}

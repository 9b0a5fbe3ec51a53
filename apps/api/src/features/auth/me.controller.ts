import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import {
  ChangePasswordInput,
  ConfirmSecondFactorInput,
  MeView,
  SecondFactorView,
  SetUpSecondFactorInput,
  UpdateMeInput,
} from '@ur-desk/domain/staff';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { Answers } from '../../platform/http/route.decorators';
import { CredentialService } from './credential.service';
import { MeService } from './me.service';

@Controller('me')
export class MeController {
  constructor(
    private readonly me: MeService,
    private readonly credentials: CredentialService,
  ) {}

  @Get()
  @Can('me:read')
  @Answers(MeView, { summary: 'Who I am and what I may do' })
  get(@Ctx() ctx: CallContext): Promise<MeView> {
    return this.me.get(ctx);
  }

  @Patch()
  @Can('me:update')
  @Answers(MeView, { summary: 'My language and the look of the console' })
  update(@Body() input: UpdateMeInput, @Ctx() ctx: CallContext): Promise<MeView> {
    return this.me.update(input, ctx);
  }

  @Post('password')
  @Can('me:update')
  @Answers(null, { summary: 'Change my password; my other sessions end', problems: ['too_many_attempts'] })
  changePassword(@Body() input: ChangePasswordInput, @Ctx() ctx: CallContext): Promise<void> {
    return this.credentials.changePassword(input, ctx);
  }

  @Post('totp/set-up')
  @Can('me:update')
  @Answers(SecondFactorView, {
    summary: 'A secret for my authenticator app; asks for the password again',
    problems: ['too_many_attempts'],
  })
  setUpSecondFactor(
    @Body() input: SetUpSecondFactorInput,
    @Ctx() ctx: CallContext,
  ): Promise<SecondFactorView> {
    return this.credentials.setUpSecondFactor(input, ctx);
  }

  @Post('totp/confirm')
  @Can('me:update')
  @Answers(null, {
    summary: 'The first code of my authenticator app; from now on it is asked for',
    problems: ['wrong_state'],
  })
  confirmSecondFactor(@Body() input: ConfirmSecondFactorInput, @Ctx() ctx: CallContext): Promise<void> {
    return this.credentials.confirmSecondFactor(input, ctx);
  }
}

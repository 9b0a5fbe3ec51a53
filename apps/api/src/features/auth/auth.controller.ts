import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { SetUpInput, SignInInput } from '@ur-desk/domain/staff';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Can, Public } from '../../platform/auth/access.decorators';
import { AccessTokens } from '../../platform/auth/access-token';
import { AuthCookies } from '../../platform/auth/auth-cookies';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { Answers } from '../../platform/http/route.decorators';
import { CredentialService } from './credential.service';
import { SessionService } from './session.service';
import { SignInService, type SessionStart } from './sign-in.service';
import { type Visit, Visiting } from './visit.decorator';

/** The door: tokens travel in HttpOnly cookies only, never in a body. */
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly credentials: CredentialService,
    private readonly tokens: AccessTokens,
    private readonly cookies: AuthCookies,
  ) {}

  @Post('sign-in')
  @Public()
  @Answers(null, {
    summary: 'Sign in: the session comes as two HttpOnly cookies',
    problems: ['sign_in_failed', 'second_factor_required', 'too_many_attempts'],
  })
  async signIn(
    @Body() input: SignInInput,
    @Visiting() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.give(reply, await this.signIns.signIn(input, visit));
  }

  @Post('refresh')
  @Public()
  @Answers(null, {
    summary: 'The next pair of cookies for the session',
    problems: ['session_ended', 'refresh_in_flight'],
  })
  async refresh(
    @Req() request: FastifyRequest,
    @Visiting() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.give(reply, await this.sessions.refresh(this.cookies.readRefresh(request), visit));
  }

  @Post('set-up')
  @Public()
  @Answers(null, {
    summary: 'Choose a password by a set-up link',
    problems: ['set_up_link_invalid'],
  })
  setUp(@Body() input: SetUpInput, @Visiting() visit: Visit): Promise<void> {
    return this.credentials.setUp(input, visit);
  }

  @Post('sign-out')
  @Can('me:read')
  @Answers(null, { summary: 'End this session and clear what the browser keeps of it' })
  async signOut(@Ctx() ctx: CallContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.signOut(ctx);
    this.cookies.clear(reply);
    void reply.header('clear-site-data', '"cache"');
  }

  private async give(reply: FastifyReply, { sessionId, refreshToken }: SessionStart): Promise<void> {
    this.cookies.set(reply, { access: await this.tokens.sign(sessionId), refresh: refreshToken });
  }
}

import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { permits, Problem } from '@ur-desk/domain/kernel';
import { type FastifyRequest } from 'fastify';
import { AccessTokens } from './access-token';
import { accessOf } from './access.decorators';
import { AuthCookies } from './auth-cookies';
import { type Identity } from './identity';
import { IdentityCache } from './identity-cache';
import { assertSameSite } from './same-site';
import '../http/call-facts';

const BEARER = /^Bearer +([\w-]{1,128})$/i;

/** Stands before every route: who is it, does the session still live, may they do this? Default deny (rules 10). */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly identities: IdentityCache,
    private readonly tokens: AccessTokens,
    private readonly cookies: AuthCookies,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = accessOf(context.getHandler(), context.getClass());
    if (access?.kind === 'public') {
      assertSameSite(request, !access.ignoresCookies && this.cookies.arePresent(request));
      return true;
    }
    const identity = await this.identify(request);
    if (!access || !permits(identity.actor.role, access.permission))
      throw new Problem('not_permitted', { permission: access?.permission ?? '' });
    if (identity.secondFactorMissing && !access.permission.startsWith('me:'))
      throw new Problem('second_factor_missing');
    request.actor = identity.actor;
    return true;
  }

  private async identify(request: FastifyRequest): Promise<Identity> {
    const { authorization } = request.headers;
    return authorization === undefined
      ? this.identifyByCookie(request)
      : this.identifyByKey(BEARER.exec(authorization)?.[1]);
  }

  private async identifyByKey(secret: string | undefined): Promise<Identity> {
    const identity = secret ? await this.identities.byApiKey(secret) : null;
    if (!identity) throw new Problem('sign_in_required');
    return identity;
  }

  private async identifyByCookie(request: FastifyRequest): Promise<Identity> {
    const sessionId = await this.tokens.read(request);
    if (!sessionId) throw new Problem('sign_in_required');
    assertSameSite(request, true);
    const identity = await this.identities.bySession(sessionId);
    if (!identity) throw new Problem('session_ended');
    return identity;
  }
}

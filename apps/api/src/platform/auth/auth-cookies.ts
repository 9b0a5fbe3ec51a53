import '@fastify/cookie';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ACCESS_TOKEN_LIFE_MS, SESSION_LIFE_MS } from '@ur-desk/domain/staff';
import { SECOND_MS } from '@ur-desk/domain/kernel';

/** The refresh token goes to these routes only. */
const REFRESH_PATH = '/api/v1/auth';

/**
 * The two cookies of a session. Over https and on localhost (which browsers trust like https) their names have the prefixes
 * with which a browser refuses them from anywhere else; where the operator insists on plain http they cannot have them.
 */
export class AuthCookies {
  readonly access: string;
  readonly refresh: string;

  constructor(private readonly secure: boolean) {
    this.access = secure ? '__Host-access' : 'access';
    this.refresh = secure ? '__Secure-refresh' : 'refresh';
  }

  readAccess(request: FastifyRequest): string | null {
    return request.cookies[this.access] ?? null;
  }

  readRefresh(request: FastifyRequest): string | null {
    return request.cookies[this.refresh] ?? null;
  }

  /** Does the browser send anything of ours by itself, so that another site could make it act for us? */
  arePresent(request: FastifyRequest): boolean {
    return this.readAccess(request) !== null || this.readRefresh(request) !== null;
  }

  set(reply: FastifyReply, tokens: { access: string; refresh: string }): void {
    const { access, refresh } = tokens;
    const maxAge = (ms: number) => Math.floor(ms / SECOND_MS);
    void reply.setCookie(this.access, access, { ...this.options('/'), maxAge: maxAge(ACCESS_TOKEN_LIFE_MS) });
    void reply.setCookie(this.refresh, refresh, {
      ...this.options(REFRESH_PATH),
      maxAge: maxAge(SESSION_LIFE_MS),
    });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.access, this.options('/'));
    void reply.clearCookie(this.refresh, this.options(REFRESH_PATH));
  }

  private options(path: string) {
    return { path, httpOnly: true, secure: this.secure, sameSite: 'strict' } as const;
  }
}

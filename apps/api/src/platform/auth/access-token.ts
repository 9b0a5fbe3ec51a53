import { createPublicKey, type KeyObject } from 'node:crypto';
import { isId, SECOND_MS } from '@ur-desk/domain/kernel';
import { ACCESS_TOKEN_LIFE_MS } from '@ur-desk/domain/staff';
import { type FastifyRequest } from 'fastify';
import { SignJWT } from 'jose';
import { Authenticator } from 'passport';
import { Strategy } from 'passport-jwt';

/** What an access token says: which session. Who that is and what they may do is in the database, not in the token. */
export interface AccessClaims {
  sid: string;
  exp: number;
}

const ISSUER = 'ur-desk';
const AUDIENCE = 'ur-desk/api';
const ALGORITHM = 'ES256' as const;
const REMEMBERED = 5_000;

type CookieReader = (request: FastifyRequest) => string | null;

/**
 * Makes and reads access tokens (ES256, 10 minutes; rules 10). Reading is passport-jwt's work. A signature that was found
 * right is remembered until the token ends: checking one costs more than all the rest of reading a record.
 */
export class AccessTokens {
  private readonly passport = new Authenticator();
  private readonly remembered = new Map<string, AccessClaims>();

  constructor(
    private readonly key: KeyObject,
    private readonly readCookie: CookieReader,
  ) {
    const options = {
      jwtFromRequest: (request: unknown) => readCookie(request as FastifyRequest),
      secretOrKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }),
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
    };
    this.passport.use(
      new Strategy(options, (claims: AccessClaims, done) => done(null, isId(claims.sid) ? claims : false)),
    );
  }

  /** A token for the session, from now on. */
  async sign(sessionId: string): Promise<string> {
    const issuedAt = Math.floor(Date.now() / SECOND_MS);
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + ACCESS_TOKEN_LIFE_MS / SECOND_MS)
      .sign(this.key);
  }

  /** The session of the request's token; null when there is none that is valid. */
  async read(request: FastifyRequest): Promise<string | null> {
    const token = this.readCookie(request);
    if (!token) return null;
    const known = this.remembered.get(token);
    if (known && known.exp * SECOND_MS > Date.now()) return known.sid;
    const claims = await this.verify(request);
    if (claims) this.remember(token, claims);
    return claims?.sid ?? null;
  }

  private verify(request: FastifyRequest): Promise<AccessClaims | null> {
    return new Promise((resolve, reject) => {
      const answer = (error: unknown, claims?: AccessClaims | false) =>
        error instanceof Error ? reject(error) : resolve(claims || null);
      const authenticate = this.passport.authenticate('jwt', { session: false }, answer) as (
        request: FastifyRequest,
        response: object,
        next: (error?: unknown) => void,
      ) => void;
      authenticate(request, {}, (error) => answer(error));
    });
  }

  private remember(token: string, claims: AccessClaims): void {
    if (this.remembered.size >= REMEMBERED) {
      const oldest = this.remembered.keys().next();
      if (!oldest.done) this.remembered.delete(oldest.value);
    }
    this.remembered.set(token, claims);
  }
}

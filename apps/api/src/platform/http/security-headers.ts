import { type FastifyInstance } from 'fastify';
import helmet from 'helmet';

/** An answer of the API is data: nothing in it may be run, framed or embedded. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** What the console may load: its own scripts and styles, nothing inline without the nonce (reliability V3). */
export const consolePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Security headers on every answer, errors and files included. They are the same each time, so they are made up once. */
export function addSecurityHeaders(fastify: FastifyInstance): void {
  const protect = helmet({
    contentSecurityPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
    frameguard: { action: 'deny' },
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('content-security-policy', API_POLICY);
    protect(request.raw, reply.raw, (error) => done(error as Error | undefined));
  });
}

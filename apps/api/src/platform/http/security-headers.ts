import helmet from '@fastify/helmet';
import { type FastifyInstance } from 'fastify';

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

/** Security headers on every answer, errors and files included. */
export async function addSecurityHeaders(fastify: FastifyInstance): Promise<void> {
  await fastify.register(helmet, {
    contentSecurityPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
    frameguard: { action: 'deny' },
  });
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.header('content-security-policy', API_POLICY);
    done();
  });
}

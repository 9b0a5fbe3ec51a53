import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type FastifyInstance, type FastifyReply } from 'fastify';
import { consolePolicy } from './security-headers';

const NONCE_PLACEHOLDER = '__CSP_NONCE__';
const NONCE_BYTES = 18;
const NOT_THE_CONSOLE = /^\/(api|health)(\/|$|\?)/;

/** Serves the built console: hashed files for ever, and its one page, with a fresh nonce, for every other address. */
export async function serveConsole(fastify: FastifyInstance, dist: string): Promise<void> {
  const root = resolve(dist);
  const page = await readFile(join(root, 'index.html'), 'utf8');
  await fastify.register(fastifyStatic, {
    root: join(root, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    decorateReply: false,
  });
  const answerPage = (reply: FastifyReply) => {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    return reply
      .header('content-security-policy', consolePolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(NONCE_PLACEHOLDER, nonce));
  };
  fastify.get('/', (_request, reply) => answerPage(reply));
  fastify.get('/*', (request, reply) =>
    NOT_THE_CONSOLE.test(request.url) ? reply.callNotFound() : answerPage(reply),
  );
}

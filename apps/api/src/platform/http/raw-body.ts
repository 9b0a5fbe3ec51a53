import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';

/** A type that no caller may name: bodies under it are handed on unparsed. */
const RAW_TYPE = 'application/x-ur-desk-raw';

/** Addresses whose body is taken to the byte: what was signed must not be parsed before it was checked (F23). */
const RAW_ADDRESSES = /^\/(api\/v1\/provider-events|pay)\/[^/?]+(\?|$)/;

/** Hands bodies of those addresses on as they came, whatever type they say to be; the usual limit of size holds. */
export function takeRawBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(RAW_TYPE, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { headers, url, method } = request;
    const said = headers['content-type'] ?? '';
    if (said.toLowerCase().startsWith(RAW_TYPE))
      return done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(RAW_TYPE));
    if (method === 'POST' && RAW_ADDRESSES.test(url)) headers['content-type'] = RAW_TYPE;
    done();
  });
}

/** `@RawBody() body: Buffer`: the body to the byte; empty when there was none. */
export const RawBody = createParamDecorator((_data: unknown, context: ExecutionContext): Buffer => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
});

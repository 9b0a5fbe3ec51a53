import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Actor, type CallContext } from '../../platform/db/call-context';

/** What is known of somebody who is not signed in yet. */
export interface Visit {
  requestId: string;
  address: string;
  /** What the browser says it is. */
  device: string;
}

const DEVICE_MAX_LENGTH = 200;

/** `@Visiting() visit: Visit` on a public route. */
export const Visiting = createParamDecorator((_data: unknown, context: ExecutionContext): Visit => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const device = (request.headers['user-agent'] ?? '').slice(0, DEVICE_MAX_LENGTH);
  return { requestId: request.id, address: request.ip, device };
});

/** The visit, once it is known who makes it. */
export const contextOfVisit = (visit: Visit, actor: Actor): CallContext => ({
  actor,
  requestId: visit.requestId,
  address: visit.address,
  dryRun: false,
});

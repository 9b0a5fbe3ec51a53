import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { callContextOf } from '../http/call-facts';

/** `@Ctx() ctx: CallContext` in a controller: who calls, from where, under which key. */
export const Ctx = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  callContextOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

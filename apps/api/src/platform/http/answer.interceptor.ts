import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { type ListPage } from './list-spec';
import { ROUTE_ANSWER, type RouteAnswer } from './route.decorators';

function listHeaders(reply: FastifyReply, name: string, page: ListPage<unknown>): void {
  const end = page.start + page.rows.length - 1;
  const range = page.rows.length > 0 ? `${page.start}-${end}` : '*';
  void reply.header('content-range', `${name} ${range}/${page.total}`);
  if (page.estimated) void reply.header('x-total-estimated', 'true');
  if (page.nextCursor) void reply.header('x-next-cursor', page.nextCursor);
}

/** Gives an answer its status and headers: page of a list, ETag of a versioned record. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const answer = this.reflector.get<RouteAnswer | undefined>(ROUTE_ANSWER, context.getHandler());
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (!answer) return next.handle();
    return next.handle().pipe(map((value) => this.dress(reply, answer, value)));
  }

  private dress(reply: FastifyReply, answer: RouteAnswer, value: unknown): unknown {
    if (!answer.also?.includes(reply.statusCode)) void reply.status(answer.status);
    void reply.header('cache-control', 'no-store');
    if (answer.list) {
      const page = value as ListPage<unknown>;
      listHeaders(reply, answer.list.name, page);
      return page.rows;
    }
    if (
      typeof value === 'object' &&
      value !== null &&
      'version' in value &&
      Number.isSafeInteger(value.version)
    ) {
      void reply.header('etag', `"${String(value.version)}"`);
    }
    return value;
  }
}

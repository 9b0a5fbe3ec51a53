import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { isId, type JsonSchema, Problem, type ProblemCode } from '@ur-desk/domain/kernel';
import { type FastifyRequest } from 'fastify';
import { parseListQuery } from './list-query';
import { type ListSpec } from './list-spec';

export type Class = abstract new (...args: never[]) => object;

/** What a route answers, for the OpenAPI document and the response's headers. */
export interface RouteAnswer {
  view: Class | null;
  status: number;
  summary: string;
  problems: readonly ProblemCode[];
  list?: ListSpec;
  /** Further statuses with the same body: 202 of a renewal that still runs. */
  also?: readonly number[];
  /** For answers that are no JSON: `text/csv`, `text/event-stream`. */
  contentType?: string;
}

interface AnswersOptions {
  summary: string;
  status?: number;
  also?: readonly number[];
  problems?: readonly ProblemCode[];
  contentType?: string;
}

export const ROUTE_ANSWER = 'route:answer';
export const ROUTE_IDEMPOTENT = 'route:idempotent';
export const ROUTE_DRY_RUNNABLE = 'route:dryRunnable';
export const ROUTE_VERSIONED = 'route:versioned';
export const ROUTE_QUERY = 'route:query';
export const ROUTE_FORM = 'route:form';
export const ROUTE_RAW = 'route:raw';

/** What the route answers; null: nothing (204). Required on every route, with `@AnswersList` as the alternative. */
export function Answers(view: Class | null, options: AnswersOptions): MethodDecorator {
  const { summary, problems = [], also, contentType } = options;
  const status = options.status ?? (view || contentType ? 200 : 204);
  const answer: RouteAnswer = {
    view,
    status,
    summary,
    problems,
    ...(also ? { also } : {}),
    ...(contentType ? { contentType } : {}),
  };
  return applyDecorators(SetMetadata(ROUTE_ANSWER, answer));
}

/** The route answers one page of a list: `Content-Range`, `X-Next-Cursor`, estimated totals marked. */
export const AnswersList = (view: Class, list: ListSpec, summary = `List ${list.name}`): MethodDecorator =>
  SetMetadata(ROUTE_ANSWER, { view, status: 200, summary, problems: [], list } satisfies RouteAnswer);

/** The call needs an Idempotency-Key: same key and body, same answer; nothing happens twice. */
export const Idempotent = (): MethodDecorator => SetMetadata(ROUTE_IDEMPOTENT, true);

/** `?dryRun=true` does everything, answers, and rolls back. */
export const DryRunnable = (): MethodDecorator => SetMetadata(ROUTE_DRY_RUNNABLE, true);

/** The caller must say which version it changes: `If-Match`, or `version` in the body. */
export const Versioned = (): MethodDecorator => SetMetadata(ROUTE_VERSIONED, true);

/** The route takes a form with a file (`multipart/form-data`) instead of JSON; for the OpenAPI document. */
export const Form = (schema: JsonSchema): MethodDecorator => SetMetadata(ROUTE_FORM, schema);

/** The route takes a body of this type to the byte (`@RawBody()`), without looking into it first; for the OpenAPI document. */
export const TakesRaw = (contentType: string): MethodDecorator => SetMetadata(ROUTE_RAW, contentType);

/** Query parameters of a route that is no list; any other is a 400. */
export const QueryParams = (...names: string[]): MethodDecorator => SetMetadata(ROUTE_QUERY, names);

/** For addresses to which others send people on, with parameters of their own: those are not looked at. */
export const ANY_QUERY = '*';

/** An id in the path; what is no id cannot be found. */
export const IdParam = createParamDecorator((name: string, context: ExecutionContext): string => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: Record<string, string> }>>();
  const id = params[name];
  if (!isId(id)) throw new Problem('not_found');
  return id.toLowerCase();
});

/** The list query (`sort`, `range`, `filter`, `cursor`) checked against what the list allows. */
export const ListOf = createParamDecorator((spec: ListSpec, context: ExecutionContext) => {
  const request = context
    .switchToHttp()
    .getRequest<FastifyRequest<{ Querystring: Record<string, unknown> }>>();
  return parseListQuery(request.query, spec);
});

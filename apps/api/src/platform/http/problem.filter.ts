import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import { Problem, problemText, type ProblemCode } from '@ur-desk/domain/kernel';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import { problemOfDatabaseError } from '../db/database-errors';

/** What the server itself refuses before any code of ours runs, by its own code or status. */
const SERVER_ERRORS: Record<string, ProblemCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_body',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_body',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_body',
  FST_ERR_BAD_URL: 'not_found',
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
  FST_ERR_ASYNC_CONSTRAINT: 'not_found',
  FST_REQ_FILE_TOO_LARGE: 'body_too_large',
};

const STATUS_PROBLEMS: Record<number, ProblemCode> = {
  400: 'malformed_body',
  401: 'sign_in_required',
  403: 'not_permitted',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'body_too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
  503: 'unavailable',
};

/** The largest JSON body that is read, in bytes. */
export const MAX_BODY_BYTES = 1_048_576;

const RETRY_AFTER_SECONDS: Partial<Record<ProblemCode, number>> = {
  unavailable: 1,
  idempotency_in_flight: 1,
};

function paramsOf(code: ProblemCode): Record<string, unknown> {
  return code === 'body_too_large' ? { maxBytes: MAX_BODY_BYTES } : {};
}

/** Any error as the problem that the caller is told; `internal` for what nobody foresaw. */
function problemOf(error: unknown): Problem {
  const known = problemOfDatabaseError(error);
  if (known instanceof Problem) return known;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const serverError = SERVER_ERRORS[code];
  if (serverError) return new Problem(serverError, paramsOf(serverError));
  if (error instanceof SyntaxError && 'statusCode' in error) return new Problem('malformed_body');
  const status = error instanceof HttpException ? error.getStatus() : 500;
  const byStatus = STATUS_PROBLEMS[status];
  return byStatus ? new Problem(byStatus, paramsOf(byStatus)) : new Problem('internal');
}

/** Turns every error into RFC 9457 `application/problem+json`; what was not thrown on purpose is logged and hidden. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(Logger) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.code === 'internal')
      this.logger.error({ err: error, requestId: request.id }, 'unforeseen error');
    const params = problem.code === 'internal' ? { requestId: request.id } : problem.params;
    const locale = request.headers['accept-language']?.startsWith('zh') ? 'zh' : 'en';
    const retryAfter = params['retryAfterSeconds'] ?? RETRY_AFTER_SECONDS[problem.code];
    if (typeof retryAfter === 'number') void reply.header('retry-after', String(Math.ceil(retryAfter)));
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send({
        type: `urn:ur-desk:problem:${problem.code}`,
        title: problemText(problem.code, params, locale),
        status: problem.status,
        code: problem.code,
        params,
        requestId: request.id,
        ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
      });
  }
}

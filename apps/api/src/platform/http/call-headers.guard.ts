import { createHash } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { canonicalJson, Problem, unstorableParts } from '@ur-desk/domain/kernel';
import { type FastifyRequest } from 'fastify';
import {
  ANY_QUERY,
  ROUTE_ANSWER,
  ROUTE_DRY_RUNNABLE,
  ROUTE_IDEMPOTENT,
  ROUTE_QUERY,
  ROUTE_VERSIONED,
  type RouteAnswer,
} from './route.decorators';

type Request = FastifyRequest<{ Querystring: Record<string, unknown> }>;

const KEY = /^[\x21-\x7e]{8,200}$/;
const ETAG = /^(?:W\/)?"?(\d{1,15})"?$/;

/** Refuses first what no operation takes: a body nested without end cannot even be hashed. */
function bodyHash(request: Request): string {
  const bad = unstorableParts(request.body);
  if (bad.length > 0) throw new Problem('validation_failed', {}, bad);
  const path = request.url.split('?')[0] ?? '';
  const canonical = canonicalJson([request.method, path, request.body ?? null]);
  return createHash('sha256').update(canonical).digest('base64url');
}

function idempotencyOf(request: Request): { key: string; bodyHash: string } {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key)) throw new Problem('idempotency_key_missing');
  return { key, bodyHash: bodyHash(request) };
}

function versionOf(request: Request): number {
  const header = request.headers['if-match'];
  if (typeof header === 'string') {
    const version = ETAG.exec(header)?.[1];
    if (version === undefined) throw new Problem('version_required');
    return Number(version);
  }
  const body = request.body as Record<string, unknown> | null | undefined;
  if (!body || !Number.isSafeInteger(body['version'])) throw new Problem('version_required');
  return body['version'] as number;
}

/** Takes `version` out of the body, where react-admin sends it along with the record; what is none is left to be refused. */
function dropVersion(request: Request): void {
  const body = request.body;
  if (typeof body !== 'object' || body === null || !('version' in body)) return;
  if (Number.isSafeInteger(body.version) && Number(body.version) > 0) delete body.version;
}

/** Reads and checks what a call brings beside its body: key, version, dry run; refuses parameters nobody declared. */
@Injectable()
export class CallHeadersGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const has = (name: string) =>
      this.reflector.get<boolean | undefined>(name, context.getHandler()) === true;
    this.checkQuery(request, context);
    request.dryRun = has(ROUTE_DRY_RUNNABLE) && request.query['dryRun'] === 'true';
    if (has(ROUTE_IDEMPOTENT)) request.idempotency = idempotencyOf(request);
    if (has(ROUTE_VERSIONED)) {
      request.ifMatch = versionOf(request);
      dropVersion(request);
    }
    return true;
  }

  private checkQuery(request: Request, context: ExecutionContext): void {
    const handler = context.getHandler();
    if (this.reflector.get<RouteAnswer | undefined>(ROUTE_ANSWER, handler)?.list) return;
    const allowed = new Set(this.reflector.get<string[] | undefined>(ROUTE_QUERY, handler) ?? []);
    if (allowed.has(ANY_QUERY)) return;
    if (this.reflector.get<boolean | undefined>(ROUTE_DRY_RUNNABLE, handler)) allowed.add('dryRun');
    for (const [parameter, value] of Object.entries(request.query)) {
      const valid =
        allowed.has(parameter) &&
        typeof value === 'string' &&
        (parameter !== 'dryRun' || /^(true|false)$/.test(value));
      if (!valid) throw new Problem('malformed_query', { parameter: parameter.slice(0, 100) });
    }
  }
}

import { type FastifyRequest } from 'fastify';
import { Problem } from '@ur-desk/domain/kernel';
import { type Actor, type CallContext } from '../db/call-context';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; set by the guard on every route that is not public. */
    actor?: Actor;
    idempotency?: { key: string; bodyHash: string };
    dryRun?: boolean;
    ifMatch?: number;
  }
}

/** What services are told about a call. Throws `sign_in_required` where no guard has let anybody in. */
export function callContextOf(request: FastifyRequest): CallContext {
  if (!request.actor) throw new Problem('sign_in_required');
  return {
    actor: request.actor,
    requestId: request.id,
    address: request.ip,
    dryRun: request.dryRun ?? false,
    ...(request.idempotency ? { idempotency: request.idempotency } : {}),
    ...(request.ifMatch === undefined ? {} : { ifMatch: request.ifMatch }),
  };
}

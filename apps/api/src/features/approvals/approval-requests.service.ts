import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { APPROVAL_LIFE_MS, type ApprovalKind, type ApprovalView } from '@ur-desk/domain/approvals';
import { addMs, canonicalJson, makeReference, REFERENCE_BYTES } from '@ur-desk/domain/kernel';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import { ApprovalRegistry } from './approval-registry';
import { type ApprovalDraft, type ApprovalHandler, type ApprovalPreview } from './approval.handler';
import { insertApproval } from './approval.queries';
import { type OpenedOrder } from './approval.view';

export { type ApprovalHandler, type ApprovalOrder, type ApprovalPreview } from './approval.handler';

/** What a preview rests on, comparable. */
export const basisHashOf = ({ changes, basis = changes }: ApprovalPreview): string =>
  createHash('sha256').update(canonicalJson(basis)).digest('base64url');

/** A feature's way to ask: typed by what it asks for. */
export interface Requests<Command> {
  /**
   * Opens a request inside the feature's own write, previewed by its handler. The subject must be written in the same
   * transaction. Throws what the preview throws.
   */
  ask(tx: Tx, draft: ApprovalDraft<Command>, by: Actor): Promise<ApprovalView>;
}

/**
 * Where a feature plugs in: it says what is done with its kind of request, and gets the way to ask for it.
 *
 * @example
 * this.requests = this.approvals.define<RefundCommand>('refund', { preview, carryOut, drop });
 * const request = await this.requests.ask(tx, { customerId, subject, command, why, reasonCode, comment }, ctx.actor);
 */
@Injectable()
export class ApprovalRequests {
  constructor(private readonly registry: ApprovalRegistry) {}

  define<Command>(kind: ApprovalKind, handler: ApprovalHandler<Command>): Requests<Command> {
    this.registry.add(kind, handler);
    return { ask: (tx, draft, by) => this.ask(tx, { kind, handler, draft }, by) };
  }

  private async ask<Command>(
    tx: Tx,
    of: { kind: ApprovalKind; handler: ApprovalHandler<Command>; draft: ApprovalDraft<Command> },
    by: Actor,
  ): Promise<ApprovalView> {
    const { kind, handler, draft } = of;
    const { customerId, subject, command, why, reasonCode, comment } = draft;
    const requestId = tx.newId();
    const order = { requestId, customerId, subject, requestedBy: by, command };
    const preview = await handler.preview(tx, order);
    const request: ApprovalView = {
      id: requestId,
      reference: makeReference('approval', randomBytes(REFERENCE_BYTES)),
      kind,
      state: 'open',
      customerId,
      subject,
      changes: [...preview.changes],
      why: [...why],
      reasonCode,
      comment,
      requestedBy: { kind: by.kind, id: by.id, name: by.name },
      decidedBy: null,
      decisionComment: null,
      createdAt: tx.now,
      expiresAt: addMs(tx.now, APPROVAL_LIFE_MS),
      closedAt: null,
      version: 1,
    };
    const sealedOrder = tx.seal({ command, comment } satisfies OpenedOrder, customerId);
    await insertApproval(tx.em, request, { sealedOrder, basisHash: basisHashOf(preview) });
    tx.audit({ subject: { kind: 'approval', id: requestId }, customerId, after: request });
    return request;
  }
}

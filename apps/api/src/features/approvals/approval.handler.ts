import { type ApprovalWhy, type Change, type DroppedState } from '@ur-desk/domain/approvals';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';

/** What somebody asked for, as a handler gets it back when it is decided. */
export interface ApprovalOrder<Command> {
  requestId: string;
  /** Whose row is locked; null: the request is about no customer. */
  customerId: string | null;
  /** The thing that waits for the decision. */
  subject: { kind: string; id: string; reference: string };
  /** Who asked: what is carried out is carried out for them. */
  requestedBy: Actor;
  command: Command;
}

/** What carrying it out would do now. */
export interface ApprovalPreview {
  changes: readonly Change[];
  /**
   * What the decision rests on, as plain JSON; when it is another one than was shown, the request is shown again before it
   * can be approved. Left out: the changes themselves.
   */
  basis?: unknown;
}

/**
 * What a feature knows about its kind of request. All three run inside the write of the decision, under the lock of the
 * customer that the request is about: they do nothing but database work, and leave an audit entry of what they change.
 */
export interface ApprovalHandler<Command> {
  /** Throws the problem that forbids it now: the approver is told, and the request stays open. */
  preview(tx: Tx, order: ApprovalOrder<Command>): Promise<ApprovalPreview>;
  /** Does it, for who asked. Never decides again whether it needs approval. */
  carryOut(tx: Tx, order: ApprovalOrder<Command>): Promise<void>;
  /** Nobody will approve it any more: the subject goes on without it; what was reserved is given back. */
  drop(tx: Tx, order: ApprovalOrder<Command>, how: DroppedState): Promise<void>;
}

/** What is asked for. */
export interface ApprovalDraft<Command> {
  customerId: string | null;
  subject: ApprovalOrder<Command>['subject'];
  command: Command;
  why: readonly ApprovalWhy[];
  reasonCode: string | null;
  comment: string | null;
}

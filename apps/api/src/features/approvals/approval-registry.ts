import { Injectable } from '@nestjs/common';
import { type ApprovalKind } from '@ur-desk/domain/approvals';
import { type ApprovalHandler } from './approval.handler';

/** Which feature knows what to do with which kind of request. */
@Injectable()
export class ApprovalRegistry {
  private readonly handlers = new Map<ApprovalKind, ApprovalHandler<unknown>>();

  /** Declares what is done with a kind; once, from the feature's `onModuleInit`. */
  add<Command>(kind: ApprovalKind, handler: ApprovalHandler<Command>): void {
    if (this.handlers.has(kind)) throw new Error(`the requests of kind ${kind} are handled twice`);
    // A method takes less than it says here; what a kind's requests hold was written by the same feature.
    this.handlers.set(kind, handler);
  }

  of(kind: ApprovalKind): ApprovalHandler<unknown> {
    const handler = this.handlers.get(kind);
    if (!handler) throw new Error(`nobody handles the requests of kind ${kind}`);
    return handler;
  }
}

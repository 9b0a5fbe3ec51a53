import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type DomainEvent, OnEvent } from '../../platform/jobs/on-event.decorator';
import { Jobs } from '../../platform/jobs/jobs';
import { closingsToAdvance, lastClosing } from './account-closing.queries';
import { ClosingSteps } from './closing-steps.service';
import { closingView } from './account-closing.view';

export const ADVANCE_CLOSINGS_JOB = 'account-closings-advance';
const EVERY_SECONDS = 60;
const ADVANCED_AT_ONCE = 200;

/** Thrown out of a write that found nothing to do: nothing to write, nothing to audit. */
class NothingToDo extends Error {}

/**
 * Brings closings forward: when a refund of theirs has ended, and by a job that also finds what nobody told of (money that came later,
 * a process that died between two steps).
 */
@Injectable()
export class ClosingProgress implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly steps: ClosingSteps,
  ) {}

  onModuleInit(): void {
    this.jobs.define(ADVANCE_CLOSINGS_JOB, () => this.advanceDue(), { everySeconds: EVERY_SECONDS });
  }

  @OnEvent('refund.succeeded')
  async onSucceeded({ payload }: DomainEvent<{ customerId: string }>): Promise<void> {
    await this.advance(payload.customerId);
  }

  @OnEvent('refund.failed')
  async onFailed({ payload }: DomainEvent<{ customerId: string }>): Promise<void> {
    await this.advance(payload.customerId);
  }

  @OnEvent('dispute.opened')
  async onDisputed({ payload }: DomainEvent<{ customerId: string }>): Promise<void> {
    await this.advance(payload.customerId);
  }

  /** Each in a write of its own, so that one that fails holds up no other. */
  async advanceDue(): Promise<void> {
    const failures: unknown[] = [];
    for (const customerId of await this.db.read((em) => closingsToAdvance(em, ADVANCED_AT_ONCE)))
      await this.advance(customerId).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} closings did not go on`);
  }

  /** One step of an account that is being closed, if there is one to take; another account is left as it is. */
  async advance(customerId: string): Promise<void> {
    if (!(await this.db.read((em) => isClosing(em, customerId)))) return;
    const ctx = systemContext(ADVANCE_CLOSINGS_JOB);
    try {
      await this.db.write(ctx, { action: 'accountClosing.advance', customerId }, async (tx) => {
        const row = (await isClosing(tx.em, customerId)) ? await lastClosing(tx.em, customerId) : null;
        if (!row || !(await this.steps.proceed(tx, closingView(row), ctx.actor))) throw new NothingToDo();
        return {};
      });
    } catch (error) {
      if (!(error instanceof NothingToDo)) throw error;
    }
  }
}

async function isClosing(em: Parameters<typeof lastClosing>[0], customerId: string): Promise<boolean> {
  const sql = `SELECT 1 FROM customer WHERE id = $1 AND status = 'closing'`;
  return (await em.query<unknown[]>(sql, [customerId])).length > 0;
}

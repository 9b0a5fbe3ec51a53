import { Inject, Injectable } from '@nestjs/common';
import { Problem, type ProblemCode } from '@ur-desk/domain/kernel';
import { Logger } from 'nestjs-pino';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ImportJobEntity } from './import-job.entity';
import { changeImport, lockImport } from './import.queries';

/** Tries in a row without any progress after which a person has to look. */
const MAX_ATTEMPTS = 5;

/** Problems that pass by themselves: the job is tried again. */
const PASSING: ReadonlySet<ProblemCode> = new Set(['unavailable', 'already_exists', 'internal']);

/** What happens when the work on an import breaks off. */
@Injectable()
export class ImportFailures {
  constructor(
    private readonly db: Db,
    @Inject(Logger) private readonly logger: Logger,
  ) {}

  /**
   * Runs a piece of work. What cannot pass (the file is gone) ends it with that problem; anything else is thrown on to
   * the queue, which tries again, until it has happened too often without progress.
   */
  async guard(job: ImportJobEntity, ctx: CallContext, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const code = error instanceof Problem ? error.code : 'internal';
      this.logger.error({ err: error, importId: job.id }, 'import broke off');
      const over = await this.record(job, ctx, code);
      if (!over) throw error;
    }
  }

  private record(job: ImportJobEntity, ctx: CallContext, code: ProblemCode): Promise<boolean> {
    return this.db.write(ctx, { action: 'import.brokeOff' }, async (tx) => {
      const current = await lockImport(tx, job.id);
      const attempts = current.attempts + 1;
      const over = !PASSING.has(code) || attempts >= MAX_ATTEMPTS;
      const atWork = current.state === 'validating' || current.state === 'running';
      if (atWork)
        await changeImport(tx, current, {
          attempts,
          progressedAt: new Date(tx.now),
          ...(over
            ? {
                state: current.state === 'running' ? ('failed' as const) : ('uploaded' as const),
                problemCode: code,
                version: current.version + 1,
              }
            : {}),
        });
      tx.audit({ subject: { kind: 'import', id: job.id }, after: { code, attempts } });
      return over || !atWork;
    });
  }
}

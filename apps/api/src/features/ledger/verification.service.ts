import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type LedgerVerificationRunView, type LedgerVerificationView } from '@ur-desk/domain/ledger';
import { type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { Jobs } from '../../platform/jobs/jobs';
import {
  failVerification,
  finishVerification,
  insertVerification,
  showProgress,
  verificationById,
  verificationList,
  type VerificationRow,
  verificationRunView,
} from './verification-run.queries';
import { verifyLedger } from './verification.queries';

export const VERIFY_LEDGER_JOB = 'ledger-verify';
export const VERIFY_RUN_JOB = 'ledger-verify-run';
const DAY_SECONDS = 86_400;
/** As many as a log line can take; the console and the command show them all. */
const LOGGED = 5;

/**
 * The proof that the ledger is sound: on demand, and once a day as a job that fails when it is not. It reads everything and may
 * take minutes, so that nobody waits for it: a run shows how far it is and keeps what it found.
 */
@Injectable()
export class VerificationService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.define(VERIFY_LEDGER_JOB, () => this.alarm(), { everySeconds: DAY_SECONDS });
    this.jobs.define(VERIFY_RUN_JOB, async (data) => {
      await this.carryOut(String(data['verificationId']));
    });
  }

  /** The proof of this moment, kept nowhere. */
  async verify(): Promise<LedgerVerificationView> {
    const now = await this.db.now();
    return this.db.snapshot((em) => verifyLedger(em, now));
  }

  /** Lets a run begin soon, and answers with it. */
  async start(ctx: CallContext): Promise<LedgerVerificationRunView> {
    const id = await this.open(ctx);
    await this.jobs.send(VERIFY_RUN_JOB, { verificationId: id }, { key: id });
    return this.get(id);
  }

  list(query: ListQuery): Promise<ListPage<LedgerVerificationRunView>> {
    return this.db.read(async (em) =>
      mapPage(await runList<VerificationRow>(em, verificationList, query), verificationRunView),
    );
  }

  /** Throws `not_found`. */
  get(id: string): Promise<LedgerVerificationRunView> {
    return this.db.read((em) => verificationById(em, id));
  }

  private open(ctx: CallContext): Promise<string> {
    return this.db.write(ctx, { action: 'ledger.verify' }, async (tx) => {
      const id = tx.newId();
      await insertVerification(tx.em, { id, requestedBy: ctx.actor.name, now: tx.now });
      tx.audit({ subject: { kind: 'ledgerVerification', id }, after: { state: 'waiting' } });
      return id;
    });
  }

  /** May be carried out twice (J2): it only reads the ledger, and what was found first stays. */
  private async carryOut(id: string): Promise<LedgerVerificationView> {
    const showDone = (done: number) => this.db.read((em) => showProgress(em, id, done));
    try {
      await showDone(0);
      const at = await this.db.now();
      const result = await this.db.snapshot((em) => verifyLedger(em, at, showDone));
      const now = await this.db.now();
      await this.db.read((em) => finishVerification(em, id, { result, now }));
      return result;
    } catch (error) {
      await this.db.read((em) => failVerification(em, id));
      throw error;
    }
  }

  private async alarm(): Promise<void> {
    const id = await this.open(systemContext(VERIFY_LEDGER_JOB));
    const { differenceCount, differences } = await this.carryOut(id);
    if (differenceCount === 0) return;
    const first = differences
      .slice(0, LOGGED)
      .map((d) => `${d.check} ${d.subject} of ${d.customerId ?? '-'}`);
    throw new Error(`the ledger has ${differenceCount} differences: ${first.join('; ')}`);
  }
}

import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PgBoss } from 'pg-boss';
import { verifyLedger } from '../../src/features/ledger/verification.queries';
import { PAYMENT_JANITOR_JOB } from '../../src/features/payments/payment.jobs';
import { REFUND_JANITOR_JOB } from '../../src/features/refunds/refund.jobs';
import { RESUME_JOB as RESUME_MESSAGES_JOB } from '../../src/features/notifications/notification-delivery';
import { verifyAudit } from '../../src/platform/audit/verify-audit';
import { testConfig } from '../../src/platform/config/config';
import { testDatabaseUrl } from '../database';
import { startApi, type TestApi } from '../harness';
import { makeSession, signInAs } from '../make/session';
import { makeStaff } from '../make/staff';
import { ServerProcess } from './server-process';

/** A test's own view of a database that processes of the built API work on. */
export class Desk {
  private constructor(
    /** For making and looking; it does no work in the background and takes no part in what is tested. */
    readonly api: TestApi,
    readonly cookies: { agent: string; supervisor: string },
    private readonly env: Record<string, string>,
    private readonly folder: string,
  ) {}

  static async open(): Promise<Desk> {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const folder = mkdtempSync(join(tmpdir(), 'ur-desk-faults-'));
    const api = await startApi({ accessTokenKey: privateKey });
    const cookies = { agent: await signInAs(api, 'agent'), supervisor: await signInAs(api, 'supervisor') };
    const { databaseUrl, dataKey } = testConfig(await testDatabaseUrl());
    const env = {
      DATABASE_URL: databaseUrl,
      DATA_KEY: dataKey.toString('base64'),
      ACCESS_TOKEN_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      DATABASE_POOL_SIZE: '40',
      // The built server, not the sources that the tests themselves run on.
      NODE_OPTIONS: '',
      LOG_LEVEL: 'error',
      OUTBOX_DIR: join(folder, 'outbox'),
      UPLOAD_DIR: join(folder, 'uploads'),
    };
    return new Desk(api, cookies, env, folder);
  }

  /** A process of the built API on this database, with work in the background. */
  startServer(): Promise<ServerProcess> {
    return ServerProcess.start(this.env);
  }

  /** A colleague of this role who sends nothing else: what he gives on a day is counted in a row that a call holds to its end. */
  async signInAnother(role: 'agent' | 'supervisor'): Promise<string> {
    const { id } = await makeStaff(this.api.dataSource.manager, { role });
    return (await makeSession(this.api, id)).cookies;
  }

  get outbox(): string {
    return join(this.folder, 'outbox');
  }

  /**
   * Lets the time pass that a crash makes others wait: for the heartbeat of a job whose worker died, for the lease on a message, for
   * the next question about a payment. What happens then is for the processes that run.
   */
  async letTimePass(): Promise<void> {
    const open = "created_at = created_at - interval '11 minutes', janitor_at = clock_timestamp()";
    await this.api.rows(`UPDATE payment SET ${open} WHERE janitor_at IS NOT NULL`);
    await this.api.rows(
      `UPDATE refund SET ${open}, submitted_at = submitted_at - interval '11 minutes' WHERE janitor_at IS NOT NULL`,
    );
    await this.api.rows(
      "UPDATE notification SET next_try_at = clock_timestamp() - interval '1 hour' WHERE state = 'queued'",
    );
    await this.api.rows(
      "UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '1 hour' WHERE state = 'active' AND started_on < now() - interval '1 second'",
    );
    await this.api.rows('UPDATE pgboss.queue SET monitor_claim_on = NULL, monitor_on = NULL');
    await this.withQueue(async (boss) => {
      await boss.supervise();
      await this.api.rows("UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'");
      for (const job of [PAYMENT_JANITOR_JOB, REFUND_JANITOR_JOB, RESUME_MESSAGES_JOB])
        await boss.send(job, {});
    });
  }

  /** What the ledger's and the audit log's own verifiers find wrong. */
  async flaws(): Promise<unknown[]> {
    const { differences } = await this.api.db.snapshot((em) => verifyLedger(em, new Date().toISOString()));
    const { flaws } = await this.api.db.snapshot((em) => verifyAudit(em, null));
    return [...differences, ...flaws];
  }

  async close(): Promise<void> {
    await this.api.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async withQueue(act: (boss: PgBoss) => Promise<void>): Promise<void> {
    const boss = new PgBoss({
      connectionString: this.env['DATABASE_URL'] ?? '',
      max: 1,
      supervise: false,
      schedule: false,
    });
    await boss.start();
    try {
      await act(boss);
    } finally {
      await boss.stop({ graceful: false });
    }
  }
}

import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, HOUR_MS, type Instant, SECOND_MS } from '@ur-desk/domain/kernel';
import { type ProviderEventContent } from '@ur-desk/domain/payments';
import { type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../../platform/config/config';
import { Db } from '../../../platform/db/db';
import { Jobs } from '../../../platform/jobs/jobs';
import { chargeAnswer, refundAnswer } from './sandbox-answers';
import { type ChargeRow, endAllDue, type RefundRow } from './sandbox-book';
import { disputesToTell, disputeTold, endDueDisputes, providerDispute } from './sandbox-disputes';
import { type SandboxEvent } from './sandbox-event';
import { SIGNATURE_HEADER, signSandboxEvent } from './sandbox-signature';

export const SANDBOX_EVENTS_JOB = 'sandbox-events';
const EVERY_SECONDS = 5;
const AT_ONCE = 50;
const MOST_TRIES = 12;
const TIMEOUT_MS = 5 * SECOND_MS;

/** The wait doubles from ten seconds to an hour. */
const waitMs = (tries: number): number => Math.min(10 * SECOND_MS * 2 ** (tries - 1), HOUR_MS);

const CHARGES_TO_TELL = 'SELECT * FROM sandbox_charge WHERE untold ORDER BY idempotency_key LIMIT $1';
const REFUNDS_TO_TELL = `SELECT r.*, c.provider_reference AS payment_reference FROM sandbox_refund r
  JOIN sandbox_charge c ON c.idempotency_key = r.charge_key WHERE r.untold ORDER BY r.idempotency_key LIMIT $1`;
const WRITE_EVENT = `INSERT INTO sandbox_event (id, body, created_at, next_try_at, tries)
  VALUES ($1, $2, $3, $3, 0) ON CONFLICT DO NOTHING`;
const DUE = `SELECT id, body, tries FROM sandbox_event WHERE next_try_at <= $1 ORDER BY next_try_at, id LIMIT $2`;
const TRIED = `UPDATE sandbox_event SET tries = tries + 1, next_try_at = $2::timestamptz, taken_at = $3::timestamptz
  WHERE id = $1`;

type RefundToTell = RefundRow & { payment_reference: string };

/** The same for the same end, however often it is written. */
const eventId = (key: string, result: string): string =>
  `evt_${createHash('sha256').update(`${key} ${result}`).digest('hex').slice(0, 24)}`;

function refundContent(row: RefundToTell): ProviderEventContent | null {
  const answer = refundAnswer(row);
  if (answer.result === 'notFound' || answer.result === 'noAnswer') return null;
  return { kind: 'refund', refundId: row.idempotency_key, paymentReference: row.payment_reference, answer };
}

/**
 * The sandbox tells by signed events what it did not say in an answer: what happened on its pages, what ended later, what
 * got lost on the way. An event is sent until it is taken, as other providers do.
 */
@Injectable()
export class SandboxEvents implements OnModuleInit {
  /** Sends one event and gives the status of the answer; tests put the server under test here. */
  post: (body: string, headers: Record<string, string>) => Promise<number>;

  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.post = (body, headers) => this.postHome(body, headers);
  }

  onModuleInit(): void {
    if (!this.config.sandboxPayments) return;
    this.jobs.define(SANDBOX_EVENTS_JOB, () => this.tellAll(), { everySeconds: EVERY_SECONDS });
  }

  /** Lets what is due happen, writes the events of what nobody was told, and sends what waits. */
  async tellAll(): Promise<void> {
    const now = await this.db.now();
    await this.db.read(async (em) => {
      await endAllDue(em, now);
      await endDueDisputes(em, now);
      await this.writeEvents(em, now);
    });
    await this.sendDue(now);
  }

  private async writeEvents(em: EntityManager, now: Instant): Promise<void> {
    for (const row of await em.query<ChargeRow[]>(CHARGES_TO_TELL, [AT_ONCE])) {
      const content = this.chargeContent(row);
      if (content) await this.writeEvent(em, { row, noun: 'payment', content, now });
      await em.query('UPDATE sandbox_charge SET untold = false WHERE idempotency_key = $1 AND result = $2', [
        row.idempotency_key,
        row.result,
      ]);
    }
    for (const row of await em.query<RefundToTell[]>(REFUNDS_TO_TELL, [AT_ONCE])) {
      const content = refundContent(row);
      if (content) await this.writeEvent(em, { row, noun: 'refund', content, now });
      await em.query('UPDATE sandbox_refund SET untold = false WHERE idempotency_key = $1 AND result = $2', [
        row.idempotency_key,
        row.result,
      ]);
    }
    await this.writeDisputeEvents(em, now);
  }

  private async writeDisputeEvents(em: EntityManager, now: Instant): Promise<void> {
    for (const row of await disputesToTell(em, AT_ONCE)) {
      const content: ProviderEventContent = { kind: 'dispute', ...providerDispute(row) };
      const about = { idempotency_key: row.provider_reference, result: row.state };
      await this.writeEvent(em, { row: about, noun: 'dispute', content, now });
      await disputeTold(em, row);
    }
  }

  private chargeContent(row: ChargeRow): ProviderEventContent | null {
    const answer = chargeAnswer(row, this.config.origin);
    if (answer.result === 'notFound' || answer.result === 'noAnswer') return null;
    return { kind: 'payment', paymentId: row.idempotency_key, answer };
  }

  private async writeEvent(
    em: EntityManager,
    of: {
      row: Pick<ChargeRow, 'idempotency_key'> & { result: string };
      noun: string;
      content: ProviderEventContent;
      now: Instant;
    },
  ): Promise<void> {
    const { row, noun, content, now } = of;
    const id = eventId(row.idempotency_key, row.result);
    const event: SandboxEvent = { id, type: `${noun}.${row.result}`, createdAt: now, data: content };
    await em.query(WRITE_EVENT, [id, JSON.stringify(event), now]);
  }

  private async sendDue(now: Instant): Promise<void> {
    const due = await this.db.read((em) =>
      em.query<{ id: string; body: string; tries: number }[]>(DUE, [now, AT_ONCE]),
    );
    for (const { id, body, tries } of due) {
      const taken = await this.send(body, now);
      const again = taken || tries + 1 >= MOST_TRIES ? null : addMs(now, waitMs(tries + 1));
      await this.db.read((em) => em.query(TRIED, [id, again, taken ? now : null]));
    }
  }

  private async send(body: string, now: Instant): Promise<boolean> {
    const [secret = ''] = this.config.sandboxEventSecrets;
    const headers = {
      'content-type': 'application/json',
      [SIGNATURE_HEADER]: signSandboxEvent(secret, Buffer.from(body), now),
    };
    const status = await this.post(body, headers).catch(() => 0);
    return status >= 200 && status < 300;
  }

  /** To this very server, past any proxy in front of it. */
  private async postHome(body: string, headers: Record<string, string>): Promise<number> {
    const { host, port } = this.config;
    const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
    const answer = await fetch(`http://${name}:${port}/api/v1/provider-events/sandbox`, {
      method: 'POST',
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.arrayBuffer();
    return answer.status;
  }
}

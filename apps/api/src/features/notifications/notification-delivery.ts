import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { type AuditAction } from '@ur-desk/domain/audit';
import { LOCALE_TAGS, MINUTE_MS, SECOND_MS } from '@ur-desk/domain/kernel';
import {
  isOptedOut,
  isOptional,
  nextTryAfterMs,
  type NotificationChannel,
  type NotificationError,
  type NotificationProvider,
  quietUntil,
} from '@ur-desk/domain/notifications';
import { MessageSender, SendError, type OutgoingMail } from '../../providers/message/message-sender';
import { qrPicture } from '../../providers/message/qr-picture';
import { type SmsReceipt, SmsSender } from '../../providers/message/sms-sender';
import { systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { customerById } from '../customers/customer.queries';
import { fault } from '../../platform/fault/fault';
import { Jobs } from '../../platform/jobs/jobs';
import { NotificationEntity } from './notification.entity';
import {
  isSmsBeingSent,
  notificationById,
  notificationOfReference,
  overdueNotifications,
} from './notification.queries';
import { markBounced } from './bounced-address';
import { SEND_JOB } from './notification.service';
import { type MessageBody, type MessageHead } from './notification.view';

export const RESUME_JOB = 'notifications-resume';

/** A try holds the message this long; whoever dies in between leaves it to the next. Longer than a mail server may take. */
const LEASE_MS = MINUTE_MS;
const OVERDUE_SECONDS = 30;
const SENT_PER_TURN = 25;

interface Claimed {
  channel: NotificationChannel;
  /** As a mail; an SMS is its text. */
  mail: OutgoingMail;
  /** What a mail carries as a QR code, too. */
  qr: string | null;
  attempts: number;
}

interface Outcome {
  isBadAddress: boolean;
  error: NotificationError;
  detail: string;
  /** Milliseconds until the next try; null: none. */
  retryAfterMs: number | null;
}

/** Thrown out of a write when there is nothing to send (any more). */
class NotOurs extends Error {}

/** Sends queued messages: claims one, sends it outside of any transaction, writes down how it went. */
@Injectable()
export class NotificationDelivery implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly mails: MessageSender,
    private readonly sms: SmsSender,
  ) {}

  onModuleInit(): void {
    this.jobs.define(SEND_JOB, (data) => this.deliver(String(data['notificationId'])), {
      concurrency: 2,
      perTurn: SENT_PER_TURN,
    });
    this.sms.onReceipt = (receipt) => this.onReceipt(receipt);
    this.jobs.define(RESUME_JOB, () => this.resume(), { everySeconds: MINUTE_MS / SECOND_MS });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.sms.close();
  }

  /** Queues messages whose sender died. */
  async resume(): Promise<void> {
    const ids = await this.db.read((em) => overdueNotifications(em, OVERDUE_SECONDS));
    await this.jobs.sendMany(
      SEND_JOB,
      ids.map((id) => ({ key: id, data: { notificationId: id } })),
    );
  }

  /** Tries a message once. Does nothing when it was sent, has failed, or somebody else is at it. */
  async deliver(id: string): Promise<void> {
    if (await this.isHeld(id)) return;
    const claimed = await this.claim(id);
    if (!claimed) return;
    const { provider } = claimed.channel === 'email' ? this.mails : this.sms;
    let providerReference: string | null;
    try {
      providerReference = await this.send(claimed);
    } catch (error) {
      return this.failed(id, provider, outcomeOf(error, claimed));
    }
    await fault('notification.after-send');
    await this.change(id, 'notification.sent', (tx) => ({
      state: 'sent',
      provider,
      providerReference,
      sentAt: new Date(tx.now),
      error: null,
      errorDetail: null,
    }));
  }

  private async send({ channel, mail, qr }: Claimed): Promise<string | null> {
    if (channel === 'sms') return this.sms.send({ id: mail.id, to: mail.to, text: mail.text });
    const attachments = qr === null ? [] : [await qrPicture(qr, 'esim.png')];
    await this.mails.send({ ...mail, attachments });
    return null;
  }

  /**
   * What the SMS centre says of a message that it took. Said again, nothing happens. It may come before the answer to the message was
   * written down: then it is refused for now, and comes again.
   */
  private async onReceipt({ reference, delivered, undeliverable, detail }: SmsReceipt): Promise<void> {
    const id = await this.db.read((em) => notificationOfReference(em, this.sms.provider, reference));
    if (id === null) {
      if (await this.db.read(isSmsBeingSent)) throw new Error('the receipt came before the answer');
      return;
    }
    await this.change(id, 'notification.receipt', async (tx, row) => {
      if (row.state !== 'sent') throw new NotOurs();
      if (undeliverable) await markBounced(tx, row);
      return delivered
        ? { state: 'delivered' }
        : { state: 'undelivered', error: 'notDelivered', errorDetail: detail };
    });
  }

  /**
   * What the customer can do without does not go out at night, also when it is tried again, nor when he opted out meanwhile. What staff
   * send again goes at once: the customer asked for it.
   */
  private async isHeld(id: string): Promise<boolean> {
    const { message, customer } = await this.db.read(async (em) => {
      const row = await notificationById(em, id);
      const waits = row.state === 'queued' && row.resendOf === null && isOptional(row.event);
      return { message: row, customer: waits ? await customerById(em, row.customerId) : null };
    });
    if (!customer) return false;
    const { event, channel } = message;
    const until = quietUntil(event, await this.db.now(), customer.zone);
    const isUnwanted = isOptedOut(event, channel, customer);
    if (!isUnwanted && until === null) return false;
    await this.change(id, 'notification.hold', (_tx, row) => {
      if (row.state !== 'queued') throw new NotOurs();
      if (isUnwanted || until === null) return { state: 'withheld' };
      return { heldUntil: new Date(until), nextTryAt: new Date(until) };
    });
    return true;
  }

  /**
   * Takes a message for one try. Of an SMS whose last try never ended nobody knows whether it left: a mail has a Message-ID by which a
   * second one is known as the same, an SMS has not, so it is not sent again.
   */
  private async claim(id: string): Promise<Claimed | null> {
    let claimed: Claimed | null = null;
    await this.change(id, 'notification.try', (tx, row) => {
      if (row.state !== 'queued' || row.nextTryAt.toISOString() > tx.now) throw new NotOurs();
      const { channel, attempts } = row;
      if (channel === 'sms' && attempts > 0 && row.error === null)
        return { state: 'failed', error: 'noAnswer', errorDetail: 'the process ended within the try' };
      const { recipient, subject } = tx.open(row.headSealed) as MessageHead;
      const { text, html, facts } = tx.open(row.bodySealed) as MessageBody;
      const mail = { id, to: recipient ?? '', subject, text, html, language: LOCALE_TAGS[row.locale] };
      const qr = facts?.event === 'line.activationCode' ? facts.activationCode : null;
      claimed = { channel, mail, qr, attempts: attempts + 1 };
      const nextTryAt = new Date(Date.parse(tx.now) + LEASE_MS);
      return {
        attempts: attempts + 1,
        nextTryAt,
        ...(channel === 'sms' ? { error: null, errorDetail: null } : {}),
      };
    });
    return claimed;
  }

  private async failed(
    id: string,
    provider: NotificationProvider,
    { error, detail, retryAfterMs, isBadAddress }: Outcome,
  ): Promise<void> {
    await this.change(id, 'notification.failed', async (tx, row) => {
      if (isBadAddress) await markBounced(tx, row);
      const next: Partial<NotificationEntity> =
        retryAfterMs === null
          ? { state: 'failed' }
          : { nextTryAt: new Date(Date.parse(tx.now) + retryAfterMs) };
      return { error, errorDetail: detail, provider, ...next };
    });
    if (retryAfterMs === null) return;
    const afterSeconds = retryAfterMs / SECOND_MS;
    await this.jobs.send(SEND_JOB, { notificationId: id }, { key: id, afterSeconds });
  }

  private async change(
    id: string,
    action: AuditAction,
    changesOf: (
      tx: Tx,
      row: NotificationEntity,
    ) => Partial<NotificationEntity> | Promise<Partial<NotificationEntity>>,
  ): Promise<void> {
    const { customerId } = await this.db.read((em) => notificationById(em, id));
    try {
      await this.db.write(systemContext(`notification ${id}`), { action, customerId }, async (tx) => {
        const row = await notificationById(tx.em, id);
        const changes = await changesOf(tx, row);
        await tx.em.update(NotificationEntity, { customerId, id }, changes);
        const { state, error, attempts } = { ...row, ...changes };
        tx.audit({ subject: { kind: 'notification', id }, after: { state, error, attempts } });
      });
    } catch (error) {
      if (!(error instanceof NotOurs)) throw error;
    }
  }
}

/** What nobody foresaw may have happened after an SMS left. */
function unforeseen(channel: NotificationChannel): SendError {
  return channel === 'sms'
    ? new SendError('noAnswer', false, 'unforeseen')
    : new SendError('serverUnreachable', true, 'unforeseen');
}

function outcomeOf(error: unknown, { channel, attempts }: Claimed): Outcome {
  const known = error instanceof SendError ? error : unforeseen(channel);
  const retryAfterMs = known.passing ? nextTryAfterMs(attempts) : null;
  return {
    error: known.reason,
    detail: known.message,
    retryAfterMs,
    isBadAddress: known.isBadAddress,
  };
}

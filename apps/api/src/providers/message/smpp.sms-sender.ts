import { once } from 'node:events';
import { SECOND_MS } from '@ur-desk/domain/kernel';
import { type Pdu, Session } from 'smpp';
import { insideTransaction } from '../../platform/db/db';
import { SendError } from './message-sender';
import { type OutgoingSms, SmsSender } from './sms-sender';

const CONNECT_MS = 5 * SECOND_MS;
const ANSWER_MS = 15 * SECOND_MS;
const ENQUIRE_MS = 30 * SECOND_MS;
/** Longer texts travel as a payload, which the centre cuts into parts itself. */
const SHORT_OCTETS = 140;

const INTERNATIONAL = 1;
const ALPHANUMERIC = 5;
const ISDN = 1;
const RECEIPT_WANTED = 1;
const IS_RECEIPT = 0x04;

/** SMPP 3.4, 5.1.3: what passes, and what says that the number is none. */
const PASSING = new Set([0x08, 0x14, 0x58]);
const BAD_NUMBER = new Set([0x0b]);
/** 5.2.28 */
const DELIVERED_STATE = 2;
const UNDELIVERABLE_STATE = 5;
const PENDING_STATES = new Set([1, 6]);

const textOf = (part: { message: string | Buffer } | undefined): string =>
  typeof part?.message === 'string' ? part.message : (part?.message.toString('latin1') ?? '');

/** The state of a receipt that only has the customary text: `id:… sub:… stat:DELIVRD err:000 …`. */
function statedIn(text: string): { id: string | undefined; state: string | undefined } {
  return { id: /\bid:(\S+)/i.exec(text)?.[1], state: /\bstat:(\w+)/i.exec(text)?.[1]?.toUpperCase() };
}

const isShort = (text: string): boolean => Buffer.byteLength(text, 'utf16le') <= SHORT_OCTETS;

interface Settings {
  /** `smpp://system-id:password@host:2775`, `ssmpp://` with TLS. */
  url: string;
  /** A number (E.164) or a name of up to eleven letters. */
  from: string;
}

/**
 * Sends by SMPP 3.4, the operators' own protocol, over one session that is opened when it is needed. An answer that does not come says
 * nothing about whether the message left, so nothing is sent a second time by itself.
 */
export class SmppSender extends SmsSender {
  readonly provider = 'smpp';
  private bound: Promise<Session> | null = null;

  constructor(private readonly settings: Settings) {
    super();
  }

  async send({ to, text }: OutgoingSms): Promise<string> {
    if (insideTransaction()) throw new Error('no message is sent within a transaction');
    const session = await this.session();
    const { from } = this.settings;
    const isNumber = from.startsWith('+');
    const answer = await this.ask(session, (answered) =>
      session.submit_sm(
        {
          source_addr: from.replace(/^\+/, ''),
          source_addr_ton: isNumber ? INTERNATIONAL : ALPHANUMERIC,
          source_addr_npi: isNumber ? ISDN : 0,
          destination_addr: to.replace(/^\+/, ''),
          dest_addr_ton: INTERNATIONAL,
          dest_addr_npi: ISDN,
          registered_delivery: RECEIPT_WANTED,
          ...(isShort(text) ? { short_message: text } : { short_message: '', message_payload: text }),
        },
        answered,
      ),
    );
    if (answer.command_status !== 0) throw refusal(answer.command_status);
    return answer.message_id ?? '';
  }

  override async close(): Promise<void> {
    const session = await this.bound?.catch(() => null);
    this.bound = null;
    if (!session) return;
    const closed = once(session, 'close');
    session.unbind();
    session.close();
    await closed;
  }

  private session(): Promise<Session> {
    this.bound ??= this.bind();
    return this.bound;
  }

  private async bind(): Promise<Session> {
    const { hostname, port, username, password, protocol } = new URL(this.settings.url);
    const session = new Session({
      host: hostname,
      port: Number(port || 2775),
      tls: protocol === 'ssmpp:',
      auto_enquire_link_period: ENQUIRE_MS,
    });
    session.socket.unref();
    session.on('close', () => {
      this.bound = null;
    });
    session.on('enquire_link', (pdu: Pdu) => void session.send(pdu.response()));
    session.on('deliver_sm', (pdu: Pdu) => void this.take(session, pdu));
    try {
      await ready(session);
      const login = { system_id: decodeURIComponent(username), password: decodeURIComponent(password) };
      const answer = await this.ask(session, (answered) => session.bind_transceiver(login, answered));
      if (answer.command_status !== 0)
        throw new SendError('serverUnreachable', true, `bind ${answer.command_status}`);
    } catch (error) {
      session.destroy();
      this.bound = null;
      throw error instanceof SendError && error.reason === 'noAnswer'
        ? new SendError('serverUnreachable', true, 'no answer to the bind')
        : error;
    }
    return session;
  }

  /** Waits for the answer to one request; none within the time, or a session that ends, is no answer. */
  private ask(session: Session, request: (answered: (answer: Pdu) => void) => boolean): Promise<Pdu> {
    return new Promise((resolve, reject) => {
      const gone = () => finish(() => reject(new SendError('noAnswer', false, 'the session ended')));
      const timer = setTimeout(
        () => finish(() => reject(new SendError('noAnswer', false, 'no answer'))),
        ANSWER_MS,
      );
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        session.off('close', gone);
        settle();
      };
      session.once('close', gone);
      const sent = request((answer) => finish(() => resolve(answer)));
      if (!sent) finish(() => reject(new SendError('serverUnreachable', true, 'the session is closed')));
    });
  }

  /** A receipt is written down before the centre is told that we have it: else it comes again. */
  private async take(session: Session, pdu: Pdu): Promise<void> {
    try {
      if (((pdu.esm_class ?? 0) & IS_RECEIPT) !== 0) await this.takeReceipt(pdu);
      session.send(pdu.response());
    } catch {
      const TRY_LATER = 0x08;
      session.send(pdu.response({ command_status: TRY_LATER }));
    }
  }

  private async takeReceipt(pdu: Pdu): Promise<void> {
    const text = textOf(pdu.short_message) || textOf(pdu.message_payload);
    const { id, state } = statedIn(text);
    const reference = pdu.receipted_message_id ?? id;
    if (!reference) return;
    const code = pdu.message_state;
    if (code !== undefined ? PENDING_STATES.has(code) : state === 'ENROUTE' || state === 'ACCEPTD') return;
    const delivered = code !== undefined ? code === DELIVERED_STATE : state === 'DELIVRD';
    const undeliverable = code !== undefined ? code === UNDELIVERABLE_STATE : state === 'UNDELIV';
    await this.onReceipt({ reference, delivered, undeliverable, detail: state ?? `state ${code}` });
  }
}

/** Resolves when the connection stands. */
function ready(session: Session): Promise<void> {
  return new Promise((resolve, reject) => {
    const unreachable = (detail: string) => reject(new SendError('serverUnreachable', true, detail));
    const timer = setTimeout(() => unreachable('no connection'), CONNECT_MS);
    const settle = (act: () => void) => {
      clearTimeout(timer);
      act();
    };
    session.on('error', (error: NodeJS.ErrnoException) => settle(() => unreachable(error.code ?? 'error')));
    session.once('connect', () => settle(resolve));
    session.once('secureConnect', () => settle(resolve));
  });
}

function refusal(status: number): SendError {
  if (BAD_NUMBER.has(status)) return new SendError('refusedByServer', false, `SMPP ${status}`, true);
  if (PASSING.has(status)) return new SendError('serverBusy', true, `SMPP ${status}`);
  return new SendError('refusedByServer', false, `SMPP ${status}`);
}

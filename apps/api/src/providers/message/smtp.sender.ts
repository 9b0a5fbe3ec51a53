import { createTransport, type Transporter } from 'nodemailer';
import { insideTransaction } from '../../platform/db/db';
import { mailOptions } from './mail-options';
import { MessageSender, SendError, type OutgoingMail } from './message-sender';

const CONNECT_MS = 5_000;
const SOCKET_MS = 15_000;
const PERMANENT = 500;

/** Sends by SMTP. A server that refuses for good (5xx) is believed; anything else may pass. */
export class SmtpSender extends MessageSender {
  readonly provider = 'smtp';
  private readonly transport: Transporter;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    this.transport = createTransport(url, {
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SOCKET_MS,
    } as object);
  }

  async send(mail: OutgoingMail): Promise<void> {
    if (insideTransaction()) throw new Error('no mail is sent within a transaction');
    try {
      await this.transport.sendMail(mailOptions(mail, this.from));
    } catch (error) {
      throw sendError(error);
    }
  }
}

const ADDRESS = /[^\s<>@]+@[^\s<>@]+/g;

/** RFC 3463: 5.7.x is about us and our message, not about the address. */
const POLICY = /\b5\.7\.\d/;
/** RFC 5321: no such mailbox, not here, not allowed as a name. */
const NO_MAILBOX = new Set([550, 551, 553]);

function sendError(error: unknown): SendError {
  const { responseCode, message, command } = error as {
    responseCode?: number;
    message?: string;
    command?: string;
  };
  const isAddress = command === 'RCPT TO' && NO_MAILBOX.has(responseCode ?? 0) && !POLICY.test(message ?? '');
  const refused = responseCode !== undefined && responseCode >= PERMANENT;
  const detail = (message ?? '').replace(ADDRESS, '…').slice(0, 300);
  return new SendError(refused ? 'refusedByServer' : 'serverUnreachable', !refused, detail, isAddress);
}

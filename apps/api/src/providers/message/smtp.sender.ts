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

function sendError(error: unknown): SendError {
  const { responseCode, message } = error as { responseCode?: number; message?: string };
  const refused = responseCode !== undefined && responseCode >= PERMANENT;
  const detail = (message ?? '').replace(ADDRESS, '…').slice(0, 300);
  return new SendError(refused ? 'refusedByServer' : 'serverUnreachable', !refused, detail);
}

import { createTransport } from 'nodemailer';
import { insideTransaction } from '../../platform/db/db';
import { mailOptions } from './mail-options';
import { MessageSender, type OutgoingMail } from './message-sender';
import { writeInto } from './outbox-folder';

/** Writes messages as `.eml` files where no mail server is set up, so that a trial run shows what would be sent. */
export class FolderSender extends MessageSender {
  readonly provider = 'folder';
  private readonly composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(
    private readonly dir: string,
    private readonly from: string,
  ) {
    super();
  }

  async send(mail: OutgoingMail): Promise<void> {
    if (insideTransaction()) throw new Error('no mail is sent within a transaction');
    const { message } = await this.composer.sendMail(mailOptions(mail, this.from));
    await writeInto(this.dir, `${mail.id}.eml`, message as Buffer);
  }
}

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createTransport } from 'nodemailer';
import { insideTransaction } from '../../platform/db/db';
import { mailOptions } from './mail-options';
import { MessageSender, SendError, type OutgoingMail } from './message-sender';

/** Writes messages as `.eml` files where no mail server is set up, so that a trial run shows what would be sent. */
export class FolderSender extends MessageSender {
  readonly provider = 'folder';
  private readonly dir: string;
  private readonly composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(
    dir: string,
    private readonly from: string,
  ) {
    super();
    this.dir = resolve(dir);
  }

  async send(mail: OutgoingMail): Promise<void> {
    if (insideTransaction()) throw new Error('no mail is sent within a transaction');
    const { message } = await this.composer.sendMail(mailOptions(mail, this.from));
    const path = join(this.dir, `${mail.id}.eml`);
    try {
      await mkdir(this.dir, { recursive: true, mode: 0o700 });
      await writeFile(`${path}.part`, message as Buffer, { mode: 0o600 });
      await rename(`${path}.part`, path);
    } catch (error) {
      throw new SendError('notWritable', true, (error as NodeJS.ErrnoException).code ?? '');
    }
  }
}

import { insideTransaction } from '../../platform/db/db';
import { writeInto } from './outbox-folder';
import { type OutgoingSms, SmsSender } from './sms-sender';

/** Writes SMS as `.sms.txt` files where no SMS centre is set up, so that a trial run shows what would be sent. */
export class FolderSmsSender extends SmsSender {
  readonly provider = 'folder';

  constructor(private readonly dir: string) {
    super();
  }

  async send({ id, to, text }: OutgoingSms): Promise<null> {
    if (insideTransaction()) throw new Error('no message is sent within a transaction');
    await writeInto(this.dir, `${id}.sms.txt`, `To: ${to}\n\n${text}\n`);
    return null;
  }
}

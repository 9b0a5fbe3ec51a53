import { Inject, Injectable } from '@nestjs/common';
import { receiptText } from '@ur-desk/domain/receipts';
import { CONFIG, type Config } from '../../platform/config/config';
import { Db } from '../../platform/db/db';
import { receiptPdf } from './receipt.pdf';
import { paymentReceipt, refundReceipt, renewalReceipt } from './receipt.queries';

export interface ReceiptFile {
  name: string;
  content: Buffer;
}

const SOURCES = { payment: paymentReceipt, renewal: renewalReceipt, refund: refundReceipt } as const;

/** Receipts as PDF, in the customer's language; made when they are asked for, from what was frozen then (decision 0421). */
@Injectable()
export class ReceiptService {
  constructor(
    private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws `not_found`, and `wrong_state` for what has not succeeded. */
  async of(kind: keyof typeof SOURCES, id: string): Promise<ReceiptFile> {
    const facts = await this.db.read((em) => SOURCES[kind](em, id));
    const { name, address, taxId } = this.config.operator;
    const text = receiptText(facts, { name, address: address || null, taxId: taxId || null });
    const content = await receiptPdf(text, { at: facts.at, locale: facts.customer.locale });
    return { name: `${facts.reference}.pdf`, content };
  }
}

import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { LOCALE_TAGS } from '@ur-desk/domain/kernel';
import { receiptText } from '@ur-desk/domain/receipts';
import { CONFIG, type Config } from '../../platform/config/config';
import { Db } from '../../platform/db/db';
import { ReceiptPrinter } from './receipt-printer';
import { paymentReceipt, refundReceipt, renewalReceipt } from './receipt.queries';

export interface ReceiptFile {
  name: string;
  content: Buffer;
}

const SOURCES = { payment: paymentReceipt, renewal: renewalReceipt, refund: refundReceipt } as const;

/** Receipts as PDF, in the customer's language; made when they are asked for, from what was frozen then (decision 0421). */
@Injectable()
export class ReceiptService implements OnModuleDestroy {
  private readonly printer = new ReceiptPrinter();

  constructor(
    private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.printer.close();
  }

  /** Throws `not_found`, `wrong_state` for what has not succeeded, and `unavailable` while too many are asked for. */
  async of(kind: keyof typeof SOURCES, id: string): Promise<ReceiptFile> {
    const facts = await this.db.read((em) => SOURCES[kind](em, id));
    const { name, address, taxId } = this.config.operator;
    const text = receiptText(facts, { name, address: address || null, taxId: taxId || null });
    const languageTag = LOCALE_TAGS[facts.customer.locale];
    const content = await this.printer.print({ text, at: facts.at, languageTag });
    return { name: `${facts.reference}.pdf`, content };
  }
}

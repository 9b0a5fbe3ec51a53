import { dirname, extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Problem } from '@ur-desk/domain/kernel';
import { type ReceiptText } from '@ur-desk/domain/receipts';

/** What the thread is told. */
export interface ReceiptPage {
  text: ReceiptText;
  /** Of what it is about: dates the document. */
  at: string;
  /** BCP 47. */
  languageTag: string;
}

interface Printed {
  id: number;
  pdf?: Uint8Array;
  error?: string;
}

interface Order {
  resolve: (pdf: Buffer) => void;
  reject: (error: unknown) => void;
}

const WORKER = join(__dirname, `receipt.worker${extname(__filename)}`);
const FONTS = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts');
/** Who asks for more at once is told to come again: each takes about 0.1 s, and nobody waits for a minute. */
const MOST_WAITING = 100;
const PATIENCE_MS = 30_000;
/** The open fonts are some 50 MB, which nobody needs all night. */
const IDLE_MS = 60_000;

/** Makes receipts in a thread of its own, so that nobody else waits meanwhile; the thread begins with the first one. */
export class ReceiptPrinter {
  private worker: Worker | null = null;
  private readonly orders = new Map<number, Order>();
  private lastId = 0;
  private timer: NodeJS.Timeout | undefined;

  /** Throws `unavailable` when there is too much to do, or the thread died over it. */
  async print(page: ReceiptPage): Promise<Buffer> {
    if (this.orders.size >= MOST_WAITING) throw new Problem('unavailable');
    const worker = this.running();
    const id = (this.lastId += 1);
    const printed = new Promise<Buffer>((resolve, reject) => this.orders.set(id, { resolve, reject }));
    worker.postMessage({ id, page });
    if (this.orders.size === 1) this.watch();
    return printed;
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    const { worker } = this;
    this.worker = null;
    this.giveUp();
    await worker?.terminate();
  }

  private running(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(WORKER, { workerData: { fonts: FONTS } });
    this.worker = worker;
    worker.unref();
    worker.on('message', (printed: Printed) => this.deliver(printed));
    const lost = () => {
      if (this.worker === worker) void this.close();
    };
    worker.on('error', lost).on('exit', lost);
    return worker;
  }

  private deliver({ id, pdf, error }: Printed): void {
    const order = this.orders.get(id);
    this.orders.delete(id);
    if (pdf) order?.resolve(Buffer.from(pdf));
    else order?.reject(new Error(error));
    this.watch();
  }

  /** Ends a thread that has nothing to do any more, or that has hung up over something. */
  private watch(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.close(), this.orders.size > 0 ? PATIENCE_MS : IDLE_MS).unref();
  }

  private giveUp(): void {
    for (const { reject } of this.orders.values()) reject(new Problem('unavailable'));
    this.orders.clear();
  }
}

import { Readable } from 'node:stream';
import { SECOND_MS } from '@ur-desk/domain/kernel';
import { type ExportPage } from './export-pages';

/** Who takes nothing for this long has gone; his place is given to others. */
const PATIENCE_MS = 120 * SECOND_MS;

export interface ExportStreamOptions {
  first: ExportPage;
  rest: AsyncIterator<ExportPage, void>;
  /** Told once how it ended, before the file's end is handed over: a complete file without it does not exist. */
  onEnd: (how: { complete: boolean; rows: number }) => Promise<void>;
}

/**
 * A file on its way. When reading fails half-way the stream is destroyed, and with it the connection, so that the reader's
 * transfer fails instead of ending: a cut file cannot be taken for a whole one.
 */
export class ExportStream extends Readable {
  private rows = 0;
  private told = false;
  private patience: NodeJS.Timeout | undefined;
  private waiting: ExportPage | null;

  constructor(private readonly options: ExportStreamOptions) {
    super();
    this.waiting = options.first;
  }

  override _read(): void {
    clearTimeout(this.patience);
    this.takeNext().catch((error: unknown) => this.destroy(error as Error));
  }

  private async takeNext(): Promise<void> {
    const page = this.waiting ?? (await this.options.rest.next()).value;
    this.waiting = null;
    if (this.destroyed) return;
    if (!page) {
      await this.tell(true);
      this.push(null);
      return;
    }
    this.rows += page.rows;
    this.patience = setTimeout(() => this.destroy(new Error('nobody takes the file')), PATIENCE_MS);
    this.push(page.text);
  }

  private async tell(complete: boolean): Promise<void> {
    if (this.told) return;
    this.told = true;
    await this.options.onEnd({ complete, rows: this.rows });
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearTimeout(this.patience);
    this.tell(false).then(
      () => done(error),
      (failure: unknown) => done(error ?? (failure as Error)),
    );
  }
}

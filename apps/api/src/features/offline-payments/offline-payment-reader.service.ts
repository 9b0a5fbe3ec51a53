import { Injectable } from '@nestjs/common';
import { type Instant } from '@ur-desk/domain/kernel';
import { type OfflinePaymentView } from '@ur-desk/domain/offline-payments';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { offlinePaymentList } from './offline-payment.list';
import { offlinePaymentRow } from './offline-payment.queries';
import { type OfflinePaymentRow, offlinePaymentView, textOf } from './offline-payment.view';

/** Shows records, with what of them is sealed. */
@Injectable()
export class OfflinePaymentReader {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<OfflinePaymentView>> {
    const now = await this.db.now();
    return this.db.read(async (em) => {
      const page = await runList<OfflinePaymentRow>(em, offlinePaymentList, query);
      return { ...page, rows: await this.opened(em, page.rows, now) };
    });
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<OfflinePaymentView> {
    const now = await this.db.now();
    return this.db.read((em) => this.shown(em, id, now));
  }

  /** One record as it stands inside a write. */
  within(tx: Tx, id: string): Promise<OfflinePaymentView> {
    return this.shown(tx.em, id, tx.now);
  }

  /** A repeated key is not answered with the stored answer, but with how the record stands by now. */
  readonly asItStands = async (stored: OfflinePaymentView, em: Tx['em']): Promise<OfflinePaymentView> =>
    this.shown(em, stored.id, await this.db.now());

  private async shown(em: Tx['em'], id: string, now: Instant): Promise<OfflinePaymentView> {
    const [view] = await this.opened(em, [await offlinePaymentRow(em, id)], now);
    return view as OfflinePaymentView;
  }

  private async opened(
    em: Tx['em'],
    rows: readonly OfflinePaymentRow[],
    now: Instant,
  ): Promise<OfflinePaymentView[]> {
    const sealed = rows.flatMap((row) => [
      { customerId: row.customer_id, sealed: row.sealed_comment },
      { customerId: row.customer_id, sealed: row.sealed_reversal_reason },
    ]);
    const texts = await this.db.openSealedOf(em, sealed);
    return rows.map((row, index) => {
      const [comment, reversalReason] = [texts[index * 2], texts[index * 2 + 1]].map(textOf);
      return offlinePaymentView(
        row,
        { comment: comment ?? null, reversalReason: reversalReason ?? null },
        now,
      );
    });
  }
}

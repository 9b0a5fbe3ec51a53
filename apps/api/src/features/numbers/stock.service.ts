import { Injectable } from '@nestjs/common';
import {
  type AddNumbersInput,
  type AddStockProfilesInput,
  decideStock,
  type NumberView,
  readNumberRow,
  readProfileRow,
  STOCK_ERRORS_NAMED,
  type StockAddedView,
  type StockProfileView,
  type StockRow,
  stockRows,
} from '@ur-desk/domain/numbers';
import { readPhone } from '@ur-desk/domain/phone-kinds';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { numberList, stockListFor, stockProfileList } from './number.list';
import { type NumberRow, numberViewFor, type StockProfileRow, stockProfileViewFor } from './number.view';
import { addNumbers, addProfiles, placesOfNumbers, placesOfProfiles } from './stock.queries';

/** What a kind of thing in stock needs to be taken in. */
interface Intake<T> {
  keyOf: (value: T) => string;
  places: (keys: string[]) => ReturnType<typeof placesOfNumbers>;
  add: (values: T[]) => Promise<Set<string>>;
}

const valuesOf = <T>(rows: readonly StockRow<T>[]): T[] =>
  rows.flatMap((row) => ('value' in row ? [row.value] : []));

/** Takes in what can be; what somebody else took in at the same moment is known by then. */
async function takeIn<T>(rows: readonly StockRow<T>[], intake: Intake<T>): Promise<StockAddedView> {
  const { keyOf, places, add } = intake;
  const decided = decideStock(rows, keyOf, await places(valuesOf(rows).map(keyOf)));
  const added = await add(valuesOf(decided));
  const late = valuesOf(decided).filter((value) => !added.has(keyOf(value)));
  const known = new Map(late.map((value) => [keyOf(value), 'inStock' as const]));
  const errors = decideStock(decided, keyOf, known).flatMap((row) =>
    'error' in row ? [{ line: row.line, code: row.error.code, params: { ...row.error.params } }] : [],
  );
  return { added: added.size, rejected: errors.length, errors: errors.slice(0, STOCK_ERRORS_NAMED) };
}

/** Numbers and SIM profiles that lines are made of (rules 8). */
@Injectable()
export class StockService {
  constructor(private readonly db: Db) {}

  async numbers(query: ListQuery, { actor }: CallContext): Promise<ListPage<NumberView>> {
    const list = stockListFor(actor.role, numberList);
    const page = await this.db.read((em) => runList<NumberRow>(em, list, query));
    return mapPage(page, (row) => numberViewFor(actor.role, row));
  }

  async profiles(query: ListQuery, { actor }: CallContext): Promise<ListPage<StockProfileView>> {
    const list = stockListFor(actor.role, stockProfileList);
    const page = await this.db.read((em) => runList<StockProfileRow>(em, list, query));
    return mapPage(page, (row) => stockProfileViewFor(actor.role, row));
  }

  /** Takes in what is right and says what is not. Throws `validation_failed` (no row), `stock_too_many_rows`. */
  async addNumbers({ country, text }: AddNumbersInput, ctx: CallContext): Promise<StockAddedView> {
    const rows = stockRows(text).map(({ line, cells }) =>
      readNumberRow(line, readPhone(cells[0] ?? '', country), country),
    );
    return this.db.write(ctx, { action: 'number.add' }, async (tx) => {
      const added = await takeIn(rows, {
        keyOf: ({ msisdn }) => msisdn,
        places: (keys) => placesOfNumbers(tx.em, keys),
        add: (values) => addNumbers(tx.em, values, tx.now),
      });
      return this.audited(tx, added, { what: 'numbers', country });
    });
  }

  /** The same for SIM profiles; their activation codes are kept sealed. */
  async addProfiles({ text }: AddStockProfilesInput, ctx: CallContext): Promise<StockAddedView> {
    const rows = stockRows(text).map(readProfileRow);
    return this.db.write(ctx, { action: 'simProfile.add' }, async (tx) => {
      const added = await takeIn(rows, {
        keyOf: ({ iccid }) => iccid,
        places: (keys) => placesOfProfiles(tx.em, keys),
        add: (values) => {
          const sealed = values.map((v) => ({ ...v, sealed: tx.seal(v.activationCode, null) }));
          return addProfiles(tx.em, sealed, tx.now);
        },
      });
      return this.audited(tx, added, { what: 'simProfiles' });
    });
  }

  private audited(tx: Tx, view: StockAddedView, of: { what: string; country?: string }): StockAddedView {
    const { added, rejected } = view;
    const subject = { kind: 'numberStock', id: tx.newId() } as const;
    tx.audit({ subject, customerId: null, after: { ...of, added, rejected } });
    return view;
  }
}

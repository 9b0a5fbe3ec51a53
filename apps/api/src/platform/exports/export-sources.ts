import { Injectable } from '@nestjs/common';
import { type ExportList, type ExportRecord } from '@ur-desk/domain/exports';
import { type Instant, type Role } from '@ur-desk/domain/kernel';
import { type ListSpec } from '../http/list-spec';

/** Who looks, and when the file was begun. */
export interface Seen {
  role: Role;
  now: Instant;
}

/** Where the records of a file come from: the list as a role may search it, and a record as the role may see it. */
export interface ExportSource<Shown = unknown, Row extends object = never> {
  spec: (role: Role) => ListSpec;
  view: (row: Row, seen: Seen) => Shown;
}

/** What a list that everybody sees alike has to say: `sources.add('payments', shownToAll(paymentList, paymentView))`. */
export const shownToAll = <Shown, Row extends object>(
  spec: ListSpec,
  view: (row: Row, now: Instant) => Shown,
): ExportSource<Shown, Row> => ({ spec: () => spec, view: (row, { now }) => view(row, now) });

/** The lists that can be had as files. A feature adds its own when its module is made; its columns stand in the domain. */
@Injectable()
export class ExportSources {
  private readonly sources = new Map<ExportList, ExportSource<unknown, object>>();

  add<L extends ExportList, Row extends object>(list: L, source: ExportSource<ExportRecord<L>, Row>): void {
    this.sources.set(list, source as ExportSource<unknown, object>);
  }

  of(list: ExportList): ExportSource<unknown, object> {
    const source = this.sources.get(list);
    if (!source) throw new Error(`no feature has added the list ${list}`);
    return source;
  }
}

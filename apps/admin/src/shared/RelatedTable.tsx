import { type RaRecord } from 'react-admin';
import { EmptyState } from './EmptyState';
import { HouseTable, type TableColumn } from './HouseTable';
import { Loaded } from './Loaded';
import { type RelatedQuery, useRelated } from './use-related';

interface RelatedTableProps<T> extends RelatedQuery<T> {
  label: string;
  /** What is said when there is none, and what can be done. */
  empty: string;
  emptyHint?: string;
  columns: readonly TableColumn<T>[];
}

/**
 * The records of a noun that belong to another one, as a table in a tab or a section of its page.
 *
 * @example
 * <RelatedTable<RefundView> resource="refunds" filter={{ customerId }} label={…} empty={…} columns={[…]} />
 */
export function RelatedTable<T extends RaRecord>(props: RelatedTableProps<T>) {
  const { label, empty, emptyHint, columns, ...query } = props;
  return (
    <Loaded query={useRelated(query)}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState title={empty} text={emptyHint} />
        ) : (
          <HouseTable label={label} columns={columns} rows={rows} />
        )
      }
    </Loaded>
  );
}

import { type SavedViewView } from '@ur-desk/domain/saved-views';
import { type SavedViewEntity } from './saved-view.entity';

/** A view with the name of whose it is. */
export type OwnedView = SavedViewEntity & { ownerName: string };

/** A view as it is stored, in the words of the API, for somebody. */
export const savedViewView = (row: OwnedView, readerId: string): SavedViewView => ({
  id: row.id,
  list: row.list,
  name: row.name,
  shared: row.shared,
  own: row.ownerId === readerId,
  ownerName: row.ownerName,
  filter: row.filter,
  sortField: row.sortField,
  sortDirection: row.sortDirection,
  columns: row.columns,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});

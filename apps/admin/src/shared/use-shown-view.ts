import { useListContext, useResourceContext, useStore } from 'react-admin';
import { type ListFilter, listFilterText, readListFilter } from '@ur-desk/domain/kernel';
import { type CreateSavedViewInput, type SavedViewView } from '@ur-desk/domain/saved-views';
import { useListPreference } from './use-preferences';

/** What a view says of its list. */
export type ViewContent = Pick<SavedViewView, 'filter' | 'sortField' | 'sortDirection' | 'columns'>;

type Chosen = Pick<SavedViewView, 'id' | 'name'> & ViewContent;

const contentOf = (filter: string): ListFilter => readListFilter(filter) ?? {};

const isSame = (one: ViewContent, other: ViewContent): boolean =>
  one.filter === other.filter &&
  one.sortField === other.sortField &&
  one.sortDirection === other.sortDirection;

/** How the list in context looks now, the view that was chosen for it, and how to look at it by another. */
export function useShownView() {
  const list = useListContext();
  const resource = useResourceContext() ?? '';
  const [arranged, , replaceArrangement] = useListPreference(resource);
  const [chosen, setChosen] = useStore<Chosen | null>(`views.${resource}`, null);
  const { hidden, order } = arranged ?? {};
  const columns = hidden || order ? { ...(hidden ? { hidden } : {}), ...(order ? { order } : {}) } : null;
  const shown: ViewContent = {
    filter: listFilterText((list.filterValues ?? {}) as Record<string, unknown>),
    sortField: list.sort.field,
    sortDirection: list.sort.order,
    columns,
  };
  // The text of a filter is compared, so it is remembered as the list would write it.
  const remember = ({ id, name, filter, sortField, sortDirection, columns: kept }: SavedViewView): void =>
    setChosen({
      ...{ id, name, sortField, sortDirection, columns: kept },
      filter: listFilterText(contentOf(filter)),
    });
  const choose = (view: SavedViewView): void => {
    remember(view);
    replaceArrangement(view.columns);
    list.setFilters(contentOf(view.filter), {});
    list.setSort({ field: view.sortField, order: view.sortDirection });
  };
  const keep = (body: Pick<CreateSavedViewInput, 'name' | 'shared'>): CreateSavedViewInput => ({
    ...body,
    list: resource,
    ...shown,
  });
  return {
    resource,
    shown,
    /** Null: none was chosen, or the one that was is no longer there. */
    chosenId: chosen?.id ?? null,
    /** What the list is looked at by; null: nothing that has a name. */
    current: chosen && isSame(chosen, shown) ? chosen : null,
    choose,
    forget: () => setChosen(null),
    keep,
    remember,
  };
}

import { type FieldError, permits, Problem, readListFilter, type Role } from '../kernel';

/** So many views of one list somebody can keep: more than fit into a menu help nobody. */
export const MOST_VIEWS = 30;

const invalid = (error: FieldError): Problem => new Problem('validation_failed', {}, [error]);

/**
 * Whether a view can keep this filter. Whether the list knows its fields is for the list to say: it may change later. Throws
 * `validation_failed` at `filter`: `bad_format` when it is no filter, `search_not_kept` when it holds what was searched for.
 */
export function refuseUnfitFilter(text: string): void {
  const filter = readListFilter(text);
  if (!filter) throw invalid({ field: 'filter', code: 'bad_format' });
  if ('q' in filter) throw invalid({ field: 'filter', code: 'search_not_kept' });
}

/** Throws `validation_failed` at `name` when somebody has as many views of the list as there can be. */
export function refuseTooManyViews(present: number): void {
  if (present >= MOST_VIEWS) throw invalid({ field: 'name', code: 'too_many', params: { max: MOST_VIEWS } });
}

export interface SavedViewAccess {
  isOwner: boolean;
  shared: boolean;
}

/**
 * Who changes or removes a view: its owner; one that is shared also whoever looks after what the team sees. Throws `not_found` for somebody
 * else's own view, and `not_permitted` for one that is shared.
 */
export function refuseForeignView({ isOwner, shared }: SavedViewAccess, role: Role): void {
  if (isOwner) return;
  if (!shared) throw new Problem('not_found');
  if (!permits(role, 'savedViews:curate'))
    throw new Problem('not_permitted', { permission: 'savedViews:curate' });
}

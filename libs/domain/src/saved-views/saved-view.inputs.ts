import { Flag, Nested, OneOf, Text, TextList } from '../kernel';

/** As many characters as a filter may have in a view. */
const MOST_FILTER = 2_000;
const COLUMNS = { max: 60, each: 60 } as const;

export const SORT_DIRECTIONS = ['ASC', 'DESC'] as const;
export type SortDirection = (typeof SORT_DIRECTIONS)[number];

/** Which columns a view shows, and in which order. */
export class ViewColumnsInput {
  @TextList({
    ...COLUMNS,
    optional: true,
    description: 'columns that are not shown; left out: as the list is made',
  })
  hidden?: string[];

  @TextList({
    ...COLUMNS,
    optional: true,
    description: 'columns in their order; those not named keep their place',
  })
  order?: string[];
}

/** What can be changed in a view. A field that is left out stays as it is. */
export class UpdateSavedViewInput {
  @Text({ max: 60, optional: true, description: 'what it is called; each name once per person and list' })
  name?: string;

  @Flag({ optional: true, description: 'whether colleagues see it, too' })
  shared?: boolean;

  @Text({
    max: MOST_FILTER,
    optional: true,
    description: 'the list’s `filter`, as JSON; without `q`, as what is searched for names people',
  })
  filter?: string;

  @Text({ max: 60, optional: true, description: 'the field that the list is sorted by' })
  sortField?: string;

  @OneOf(SORT_DIRECTIONS, { optional: true })
  sortDirection?: SortDirection;

  @Nested(() => ViewColumnsInput, {
    optional: true,
    nullable: true,
    description: 'null: as the list is made',
  })
  columns?: ViewColumnsInput | null;
}

export class CreateSavedViewInput extends UpdateSavedViewInput {
  @Text({
    max: 60,
    pattern: /^[a-z][a-z-]*$/,
    description: 'the noun of the list: `customers`; never changes',
  })
  list: string;

  @Text({ max: 60 })
  override name: string;

  @Text({ max: MOST_FILTER })
  override filter: string;

  @Text({ max: 60 })
  override sortField: string;

  @OneOf(SORT_DIRECTIONS)
  override sortDirection: SortDirection;
}

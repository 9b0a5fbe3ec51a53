import { Flag, Id, InstantField, Nested, OneOf, Text, Whole } from '../kernel';
import { SORT_DIRECTIONS, type SortDirection, ViewColumnsInput } from './saved-view.inputs';

/** A way to look at a list that somebody keeps under a name. */
export class SavedViewView {
  @Id() id: string;
  @Text({ max: 60, description: 'the noun of the list' }) list: string;
  @Text({ max: 60 }) name: string;
  @Flag({ description: 'whether colleagues see it, too' }) shared: boolean;
  @Flag({ description: 'whether it is one’s own' }) own: boolean;
  @Text({ max: 200, description: 'whose it is' }) ownerName: string;
  @Text({ max: 2_000, description: 'the list’s `filter`, as JSON' }) filter: string;
  @Text({ max: 60 }) sortField: string;
  @OneOf(SORT_DIRECTIONS) sortDirection: SortDirection;
  @Nested(() => ViewColumnsInput, { nullable: true, description: 'null: as the list is made' })
  columns: ViewColumnsInput | null;
  @InstantField() createdAt: string;
  @InstantField() updatedAt: string;
  @Whole({ min: 1 }) version: number;
}

import { Id, NestedList, Text } from '../kernel';

/** So many are named. */
export const SHOWN_VIEWERS = 20;

/** A colleague who has the record open, too. */
export class ViewerView {
  @Id()
  id: string;

  @Text({ max: 200 })
  name: string;
}

/** Who else has a record open at this moment. */
export class PresenceView {
  @NestedList(() => ViewerView, { max: SHOWN_VIEWERS, description: 'others, by name' })
  viewers: ViewerView[];
}

import { Platform1790000000000 } from './1790000000000-platform';

/** In the order in which they run. A migration that was released is never edited. */
export const MIGRATIONS = [Platform1790000000000];

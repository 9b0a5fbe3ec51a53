import { Whole } from '../kernel';

const MOST = 1_000_000_000_000_000;
const WHOLE = { max: MOST, optional: true } as const;

/** What can be changed in a limit, in minor units or in the unit of its measure. A field that is left out stays as it is. */
export class UpdateLimitInput {
  @Whole({ ...WHOLE, description: 'at once' })
  perAction?: number;

  @Whole({ ...WHOLE, description: 'to one customer on one day' })
  perCustomerDay?: number;

  @Whole({ ...WHOLE, description: 'by one person on one day' })
  perAgentDay?: number;
}

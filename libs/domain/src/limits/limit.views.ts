import { Id, InstantField, OneOf, Whole } from '../kernel';
import { LIMIT_ROLES, type LimitRole, type Measure, MEASURES } from './limit.types';

/** How much a role may give by hand without approval. */
export class LimitView {
  @Id()
  id: string;

  @OneOf(LIMIT_ROLES)
  role: LimitRole;

  @OneOf(MEASURES, { description: 'a currency, or what else is given by hand' })
  measure: Measure;

  @Whole({ description: 'at once; minor units, or the unit of the measure' })
  perAction: number;

  @Whole({ description: 'to one customer on one day, whoever gives it' })
  perCustomerDay: number;

  @Whole({ description: 'by one person on one day, to whomever' })
  perAgentDay: number;

  @InstantField()
  updatedAt: string;

  @Whole({ min: 1 })
  version: number;
}

/** A limit of the caller's role, with what was given today without approval. */
export class LimitUseView {
  @OneOf(MEASURES)
  measure: Measure;

  @Whole()
  perAction: number;

  @Whole()
  perCustomerDay: number;

  @Whole()
  perAgentDay: number;

  @Whole({ description: 'given to this customer today' })
  customerDay: number;

  @Whole({ description: 'given by the caller today' })
  agentDay: number;
}

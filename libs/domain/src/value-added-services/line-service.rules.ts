import { type CustomerStatus, refuseAct } from '../customer-status';
import { type CurrencyCode, fieldProblem, Problem } from '../kernel';
import { type LineOrderFacts, type LineOrderKind, refuseLineOrder } from '../lines';
import { monthlyFeeIn, type ServiceTerms } from './value-added-service.types';

/** What is looked at before a service is switched at a line. */
export interface ServiceSwitchFacts {
  line: LineOrderFacts;
  customer: { status: CustomerStatus; currency: CurrencyCode };
  /** Null: there is no service of this code. */
  service: (Pick<ServiceTerms, 'fees'> & { active: boolean }) | null;
  isOn: boolean;
}

/**
 * What the network is to be told, so that a service is on or off at a line (rules 8). Whoever has a service can always be rid of it; a new
 * one takes one that is offered and sold in the customer's currency, and an account that may buy. Throws `not_known`, `service_switched`,
 * `service_retired`, `service_not_sold` at `service`, `line_order_open`, `wrong_state`, and what the account refuses.
 */
export function decideServiceSwitch(facts: ServiceSwitchFacts, on: boolean): LineOrderKind {
  const { line, customer, service, isOn } = facts;
  if (!service) throw new Problem('validation_failed', {}, [{ field: 'service', code: 'not_known' }]);
  const kind = on ? 'serviceOn' : 'serviceOff';
  refuseLineOrder(line, kind);
  if (isOn === on) throw fieldProblem('service', 'service_switched');
  if (!on) return kind;
  refuseAct(customer.status, 'buy');
  if (!service.active) throw fieldProblem('service', 'service_retired');
  const { currency } = customer;
  if (monthlyFeeIn(service, currency) === null)
    throw fieldProblem('service', 'service_not_sold', { currency });
  return kind;
}

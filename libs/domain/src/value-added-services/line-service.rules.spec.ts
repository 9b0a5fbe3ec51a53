import { Problem } from '../kernel';
import { decideServiceSwitch, type ServiceSwitchFacts } from './index';

const FACTS: ServiceSwitchFacts = {
  line: { state: 'active', last: { kind: 'activate', state: 'confirmed' } },
  customer: { status: 'active', currency: 'CNY' },
  service: { active: true, fees: [{ amount: 0, currency: 'CNY' }] },
  isOn: false,
};
const ON: ServiceSwitchFacts = { ...FACTS, isOn: true };

function outcomeOf(facts: ServiceSwitchFacts, on: boolean): string {
  try {
    return decideServiceSwitch(facts, on);
  } catch (error) {
    if (error instanceof Problem)
      return error.code === 'validation_failed' ? (error.errors[0]?.code ?? '') : error.code;
    throw error;
  }
}

it.each<[string, ServiceSwitchFacts, boolean, string]>([
  ['one that is offered', FACTS, true, 'serviceOn'],
  ['one that is on', ON, false, 'serviceOff'],
  ['one that is on already', ON, true, 'service_switched'],
  ['one that is off already', FACTS, false, 'service_switched'],
  ['one that there is not', { ...FACTS, service: null }, true, 'not_known'],
  [
    'a retired one',
    { ...FACTS, service: { active: false, fees: FACTS.service?.fees ?? [] } },
    true,
    'service_retired',
  ],
  ['a retired one, away', { ...ON, service: { active: false, fees: [] } }, false, 'serviceOff'],
  [
    'in a currency without a fee',
    { ...FACTS, customer: { status: 'active', currency: 'JPY' } },
    true,
    'service_not_sold',
  ],
  ['the same, away', { ...ON, customer: { status: 'active', currency: 'JPY' } }, false, 'serviceOff'],
  [
    'for a closed account',
    { ...FACTS, customer: { status: 'closed', currency: 'CNY' } },
    true,
    'customer_closed',
  ],
  ['of a suspended line', { ...FACTS, line: { state: 'suspended', last: null } }, true, 'serviceOn'],
  ['of a line that is over', { ...ON, line: { state: 'retired', last: null } }, false, 'wrong_state'],
  [
    'of a line that is being set up',
    { ...FACTS, line: { state: 'ordered', last: null } },
    true,
    'wrong_state',
  ],
  [
    'while an order is open',
    { ...FACTS, line: { state: 'active', last: { kind: 'suspend', state: 'requested' } } },
    true,
    'line_order_open',
  ],
])('N3 %s', (_what, facts, on, outcome) => {
  expect(outcomeOf(facts, on)).toBe(outcome);
});

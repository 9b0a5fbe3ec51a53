import { defaultZoneOf, searchTextOf } from '@ur-desk/domain/customers';
import { addMs, DAY_MS, HOUR_MS, type Instant } from '@ur-desk/domain/kernel';
import { activationCode, luhnDigit } from '@ur-desk/domain/lines';
import { sealWith } from '../platform/db/customer-keys';
import { type Dice } from './dice';
import { type Demo, referenceOf } from './demo';
import { newPerson, type Person, phoneIn } from './people';
import { PurchaseHistory } from './purchase-history';
import { type RowBatch } from './row-batch';

const SMDP_ADDRESS = 'rsp.ur-card.example';
const OLDEST_DAYS = 700;
const TAGS = ['vip', 'student', 'family', 'business', 'newsletter'];

function iccidOf(dice: Dice): string {
  const body = `8986001${dice.digits(11)}`;
  return body + luhnDigit(body);
}

/** Adds the rows of one customer with lines, top-ups, renewals and what is left of the running plan. */
export function addDemoCustomer(batch: RowBatch, demo: Demo, number: number): void {
  const { dice, keys, now } = demo;
  const somebody = newPerson(dice, number);
  const person = { ...somebody, phone: dice.fresh(() => phoneIn(dice, somebody.country)) };
  const customerId = dice.id();
  const createdAt = addMs(now, -dice.whole(3, OLDEST_DAYS) * DAY_MS - dice.whole(0, 23) * HOUR_MS);
  const { key, wrapped } = keys.create();
  const lines = Array.from({ length: dice.chance(18) ? 2 : 1 }, (_, index) => newLine(demo, person, index));
  const reference = referenceOf(dice, 'customer');
  const zone = defaultZoneOf(person.country);
  addIdentity(batch, { person, customerId, reference, zone, createdAt, lines, dice });
  batch.add('customer_key', { customer_id: customerId, wrapped_key: wrapped });
  for (const line of lines) {
    const state = dice.chance(4) ? 'suspended' : 'active';
    batch.add('line', {
      customer_id: customerId,
      id: line.id,
      reference: line.reference,
      msisdn: line.msisdn,
      state,
      label: line.label,
      auto_renew: dice.chance(35),
      created_at: createdAt,
      version: 1,
    });
    batch.add('sim_profile', {
      customer_id: customerId,
      id: dice.id(),
      line_id: line.id,
      iccid: line.iccid,
      smdp_address: SMDP_ADDRESS,
      activation_code_sealed: sealWith(key, activationCode(SMDP_ADDRESS, `UR-${line.reference}`)),
      state: 'installed',
    });
    const { id, msisdn, iccid } = line;
    batch.add('sandbox_network_line', { line_id: id, msisdn, iccid, service: state });
  }
  const history = new PurchaseHistory(demo, batch, {
    customerId,
    zone,
    currency: person.currency,
    country: person.country,
  });
  history.live(
    lines.map((line) => line.id),
    createdAt,
  );
}

type Reachable = Person & { phone: string };

interface DemoLine {
  id: string;
  reference: string;
  msisdn: string;
  iccid: string;
  label: string | null;
}

/** The first line is the number that the customer gave as contact. */
function newLine(demo: Demo, person: Reachable, index: number): DemoLine {
  const { dice } = demo;
  const other = index > 0;
  return {
    id: dice.id(),
    reference: referenceOf(dice, 'line'),
    msisdn: other ? dice.fresh(() => `+86165${dice.digits(8)}`) : person.phone,
    iccid: iccidOf(dice),
    label: other ? (person.locale === 'zh' ? '旅行用' : 'Travel') : null,
  };
}

interface Identity {
  person: Reachable;
  customerId: string;
  reference: string;
  zone: string;
  createdAt: Instant;
  lines: readonly DemoLine[];
  dice: Dice;
}

function addIdentity(
  batch: RowBatch,
  { person, customerId, reference, zone, createdAt, lines, dice }: Identity,
): void {
  batch.add('customer', {
    id: customerId,
    reference,
    status: dice.chance(97) ? 'active' : 'suspended',
    country: person.country,
    locale: person.locale,
    zone,
    wallet_currency: person.currency,
    tags: dice.chance(25) ? [dice.pick(TAGS)] : [],
    external_source: null,
    external_id: null,
    version: 1,
    created_at: createdAt,
    updated_at: createdAt,
  });
  batch.add('customer_contact', {
    customer_id: customerId,
    name: person.name,
    phone: person.phone,
    email: person.email,
    phone_verified_at: createdAt,
    email_verified_at: dice.chance(92) ? createdAt : null,
    custom_fields: {},
    search_text: searchTextOf({
      name: person.name,
      references: [reference, ...lines.map((line) => line.reference)],
      externalId: null,
      phones: [person.phone, ...lines.map((line) => line.msisdn)],
      email: person.email,
      iccids: lines.map((line) => line.iccid),
    }),
  });
}

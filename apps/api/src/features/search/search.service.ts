import { Injectable } from '@nestjs/common';
import { maskEmail, maskPhone } from '@ur-desk/domain/customers';
import { couponCodeStatus } from '@ur-desk/domain/coupons';
import {
  parseReference,
  type Permission,
  permits,
  seesContactsInClear,
  type Role,
} from '@ur-desk/domain/kernel';
import { couponKeyOf } from '@ur-desk/domain/promotions';
import {
  matchOf,
  paymentQueryOf,
  referencePartOf,
  type SearchHit,
  type SearchInput,
  type SearchView,
} from '@ur-desk/domain/search';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import {
  customersByCard,
  foundByText,
  recordsByProviderReference,
  type FoundCard,
  type FoundCode,
  type FoundCustomer,
} from './search.queries';
import { type FoundRecord, recordsByReference } from './record-search.queries';

const MAX_HITS = 12;

const compact = (parts: (string | null)[]): string => parts.filter((part) => part !== null).join(' · ');

const phoneFor = (role: Role, phone: string | null): string | null =>
  phone === null || seesContactsInClear(role) ? phone : maskPhone(phone);

const emailFor = (role: Role, email: string | null): string | null =>
  email === null || seesContactsInClear(role) ? email : maskEmail(email);

const titleOf = (customer: Pick<FoundCustomer, 'name' | 'external_id' | 'reference'>): string =>
  customer.name ?? customer.external_id ?? customer.reference;

function hitOf(query: string, found: FoundCustomer, role: Role): SearchHit {
  const { name, phone, email, reference, external_id: externalId } = found;
  const lines = found.lines ?? [];
  const match = matchOf(query, { name, phone, email, reference, externalId, lines });
  const line = lines.find(({ id }) => id === match?.lineId);
  const base = { customerId: found.id, matched: match?.value ?? null, state: null };
  if (line) {
    const subtitle = compact([titleOf(found), line.reference]);
    return { ...base, kind: 'line', id: line.id, title: phoneFor(role, line.msisdn) ?? '', subtitle };
  }
  const subtitle = compact([phoneFor(role, phone), emailFor(role, email), reference]);
  return { ...base, kind: 'customer', id: found.id, title: titleOf(found), subtitle };
}

const recordHit = (record: FoundRecord): SearchHit => ({
  kind: record.kind,
  id: record.id,
  customerId: record.customer_id,
  title: record.reference,
  subtitle: titleOf({ ...record, reference: record.customer_reference ?? '' }),
  state: record.state,
  matched: record.reference,
});

const cardHit = (found: FoundCard): SearchHit => ({
  kind: 'customer',
  id: found.id,
  customerId: found.id,
  title: titleOf(found),
  subtitle: compact([`••${found.last_four}`, found.reference]),
  state: null,
  matched: `••${found.last_four}`,
});

/** What a query meets of payments, for those who see them: a provider's reference, or the end of a card's number. */
async function paymentHits(em: EntityManager, q: string, role: Role): Promise<SearchHit[]> {
  const wanted = paymentQueryOf(q);
  if (!wanted || !permits(role, 'payments:read')) return [];
  if (wanted.kind === 'providerReference') {
    const records = await recordsByProviderReference(em, wanted.text, MAX_HITS);
    return records.map((record) => ({ ...recordHit(record), matched: wanted.text }));
  }
  const cards = await customersByCard(em, wanted.text, MAX_HITS);
  const once = new Map(cards.map((card) => [card.id, cardHit(card)]));
  return [...once.values()];
}

/** The code that was read out: one of a batch, or the promotion whose own it is. */
function couponHit(found: FoundCode): SearchHit {
  const { id, code, batch_id: batchId, promotion_id: promotionId, promotion_code: promotionCode } = found;
  const base = { title: code, matched: code, customerId: null };
  if (batchId === null)
    return { ...base, kind: 'promotion', id: promotionId, subtitle: promotionCode, state: null };
  const status = couponCodeStatus({
    state: found.state,
    disabledAt: found.disabled_at,
    batchDisabledAt: found.batch_disabled_at,
  });
  const customerId = found.used_by ?? found.customer_id;
  const subtitle = compact([promotionCode, found.batch_name]);
  return { ...base, kind: 'coupon', id, customerId, subtitle, state: status };
}

/**
 * The one search box: customers and lines by what they contain, everything else by its reference or a part of it, payments also by the
 * provider's, coupons by their code.
 */
@Injectable()
export class SearchService {
  constructor(private readonly db: Db) {}

  search({ q }: SearchInput, ctx: CallContext): Promise<SearchView> {
    const { role } = ctx.actor;
    const reference = parseReference(q);
    return this.db.read(async (em) => {
      const records = { limit: MAX_HITS + 1, may: (permission: Permission) => permits(role, permission) };
      if (reference && reference.kind !== 'customer' && reference.kind !== 'line') {
        const hits = (await recordsByReference(em, reference, records)).map(recordHit);
        return { hits, more: false };
      }
      const part = referencePartOf(q);
      const met = part ? await recordsByReference(em, part, records) : [];
      const paid = await paymentHits(em, q, role);
      const { customers, more, coupon } = await foundByText(em, q, {
        limit: MAX_HITS,
        inClear: seesContactsInClear(role),
        couponKey: permits(role, 'couponCodes:read') ? couponKeyOf(q) : null,
      });
      const known = new Set(paid.map(({ id }) => id));
      const others = customers.map((customer) => hitOf(q, customer, role)).filter(({ id }) => !known.has(id));
      const hits = [...(coupon ? [couponHit(coupon)] : []), ...met.map(recordHit), ...paid, ...others];
      return { hits: hits.slice(0, MAX_HITS), more: more || hits.length > MAX_HITS };
    });
  }
}

import { type Locale } from '@ur-desk/domain/kernel';
import { type SearchHit } from '../providers/dataProvider';
import { may } from '../providers/session';
import { RESOURCES } from '../resources';
import { stateKeyOf } from './search-states';

/** One line under the search box: a hit, or a page to go to. */
export interface SearchOption {
  key: string;
  kind: string;
  title: string;
  subtitle: string;
  /** Key of the words for the state; null when there is none. */
  stateKey: string | null;
  matched: string;
  path: string;
}

/** Kinds whose record has a page of its own; everything else is on its customer's page. */
const OWN_PAGE: Record<string, string> = {
  customer: 'customers',
  payment: 'payments',
  renewal: 'renewals',
  refund: 'refunds',
  plan: 'plans',
  import: 'imports',
  coupon: 'coupon-codes',
  promotion: 'promotions',
  offlinePayment: 'offline-payments',
  dispute: 'disputes',
  adjustment: 'adjustments',
  approval: 'approvals',
  accountClosing: 'account-closings',
  ticket: 'tickets',
};

function pathOf({ kind, id, customerId }: SearchHit): string {
  const page = OWN_PAGE[kind];
  if (page) return `/${page}/${id}/show`;
  return customerId ? `/customers/${customerId}/show` : '/';
}

function pageOptions(q: string, locale: Locale): SearchOption[] {
  const wanted = q.trim().toLowerCase();
  if (wanted.length < 2 && !/\p{Script=Han}/u.test(wanted)) return [];
  return RESOURCES.filter((r) => r.group && may(r.permission))
    .filter((r) => [r.many.en, r.many.zh].some((name) => name.toLowerCase().includes(wanted)))
    .map((r) => ({
      key: `page:${r.name}`,
      kind: 'page',
      title: r.many[locale],
      subtitle: '',
      stateKey: null,
      matched: '',
      path: `/${r.name}`,
    }));
}

/** Hits in the server's order, those of one kind together; pages last. */
export function searchOptions(q: string, hits: readonly SearchHit[], locale: Locale): SearchOption[] {
  const kinds = [...new Set(hits.map((hit) => hit.kind))];
  const sorted = kinds.flatMap((kind) => hits.filter((hit) => hit.kind === kind));
  const found = sorted.map((hit) => ({
    key: `${hit.kind}:${hit.id}`,
    kind: hit.kind,
    title: hit.title,
    subtitle: hit.subtitle ?? '',
    stateKey: stateKeyOf(hit),
    matched: hit.matched ?? '',
    path: pathOf(hit),
  }));
  return [...found, ...pageOptions(q, locale)];
}

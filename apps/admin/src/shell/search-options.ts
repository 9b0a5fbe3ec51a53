import { type Locale } from '@ur-desk/domain/kernel';
import { type SearchHit } from '../providers/dataProvider';
import { may } from '../providers/session';
import { type PageCommand } from '../shared/page-commands';
import { RESOURCES } from '../resources';
import { stateKeyOf } from './search-states';

/** One line under the search box: a hit, something to do with the open record, or a page to go to. */
export interface SearchOption {
  key: string;
  kind: string;
  title: string;
  subtitle: string;
  /** Key of the words for the state; null when there is none. */
  stateKey: string | null;
  matched: string;
  path: string;
  /** What is done instead of going anywhere. */
  act?: () => void;
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

/** Commands whose name begins with what was typed first, then those that have it anywhere. */
function commandOptions(q: string, commands: readonly PageCommand[]): SearchOption[] {
  const wanted = q.trim().toLowerCase();
  if (wanted.length < 2 && !/\p{Script=Han}/u.test(wanted)) return [];
  const place = ({ words }: PageCommand): number =>
    Math.min(
      ...words.map((word) => word.toLowerCase().indexOf(wanted)).map((at) => (at < 0 ? Infinity : at)),
    );
  return commands
    .filter((command) => place(command) < Infinity)
    .sort((one, other) => Math.sign(place(one)) - Math.sign(place(other)))
    .map(({ key, label, act }) => ({
      ...{ key: `command:${key}`, kind: 'command', title: label, subtitle: '' },
      ...{ stateKey: null, matched: '', path: '', act },
    }));
}

/** Hits in the server's order, those of one kind together; then what can be done with the open record; pages last. */
export function searchOptions(
  q: string,
  { hits, commands }: { hits: readonly SearchHit[]; commands: readonly PageCommand[] },
  locale: Locale,
): SearchOption[] {
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
  return [...found, ...commandOptions(q, commands), ...pageOptions(q, locale)];
}

import {
  type DataProvider,
  type fetchUtils,
  type GetListParams,
  type GetListResult,
  type RaRecord,
} from 'react-admin';
import simpleRestProvider from 'ra-data-simple-rest';
import { API, http, type HttpRequest } from './http';

/** One hit of the search box (`POST search`). */
export interface SearchHit {
  kind: string;
  id: string;
  customerId?: string | null;
  title: string;
  subtitle?: string | null;
  /** How a payment, renewal, refund or subscription stands, by its code. */
  state?: string | null;
  /** The part of the record that matched, to be shown in bold. */
  matched?: string | null;
}

export interface ActionOptions {
  method?: HttpRequest['method'];
  idempotencyKey?: string;
  ifMatch?: number;
  /** Everything is decided and nothing is kept: the answer is what would be. */
  dryRun?: boolean;
  signal?: AbortSignal;
}

/** What the API can do besides react-admin's list, read, create, change. */
export interface DeskDataProvider extends DataProvider {
  /** `GET path`, for answers that are no plain record (`customers/:id/overview`). */
  read<T>(path: string, options?: { signal?: AbortSignal }): Promise<T>;
  /** A business operation (`POST path`): `action('refunds', body, { idempotencyKey, dryRun })`. */
  action<T>(path: string, body: object, options?: ActionOptions): Promise<T>;
  search(q: string, options?: { signal?: AbortSignal }): Promise<SearchHit[]>;
}

const prefix = `${API}/`;

/** simple-rest speaks in whole addresses and serialised bodies; ours in paths and values. */
async function client(url: string, options: RequestInit = {}) {
  const { status, headers, data } = await http<unknown>(url.slice(prefix.length), {
    ...(options.method ? { method: options.method as 'GET' } : {}),
    ...(typeof options.body === 'string' ? { body: JSON.parse(options.body) as unknown } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  return { status, headers, body: '', json: data };
}

/** The cursors that the pages of a list gave for the page after them, so that deep pages cost as little as the first. */
const cursors = new Map<string, string>();
const CURSORS_KEPT = 2_000;

function keepCursor(list: string, page: number, cursor: string | null): void {
  if (cursors.size > CURSORS_KEPT) cursors.clear();
  if (cursor) cursors.set(`${list}#${page}`, cursor);
}

async function getList<T extends RaRecord>(
  resource: string,
  params: GetListParams,
): Promise<GetListResult<T>> {
  const { page = 1, perPage = 25 } = params.pagination ?? {};
  const { field = 'id', order = 'ASC' } = params.sort ?? {};
  const query = new URLSearchParams({
    sort: JSON.stringify([field, order]),
    filter: JSON.stringify(params.filter ?? {}),
  });
  const list = `${resource}?${query.toString()}&${perPage}`;
  query.set('range', JSON.stringify([(page - 1) * perPage, page * perPage - 1]));
  const cursor = cursors.get(`${list}#${page}`);
  if (cursor) query.set('cursor', cursor);
  const answer = await http<T[]>(
    `${resource}?${query.toString()}`,
    params.signal ? { signal: params.signal } : {},
  );
  const next = answer.headers.get('x-next-cursor');
  keepCursor(list, page + 1, next);
  return {
    data: answer.data,
    total: Number(answer.headers.get('content-range')?.split('/').pop() ?? answer.data.length),
    pageInfo: { hasNextPage: next !== null, hasPreviousPage: page > 1 },
    meta: { estimated: answer.headers.get('x-total-estimated') === 'true' },
  };
}

const isVersioned = (record: unknown): record is { version: number } =>
  typeof record === 'object' && record !== null && 'version' in record && Number.isInteger(record.version);

/** `meta.idempotencyKey` becomes the header; `meta.version` or the version of what was read becomes If-Match. */
function headersFrom(meta: unknown, record?: unknown): Pick<HttpRequest, 'ifMatch' | 'idempotencyKey'> {
  const { idempotencyKey, version } = (meta ?? {}) as { idempotencyKey?: string; version?: number };
  const ifMatch = version ?? (isVersioned(record) ? record.version : undefined);
  return { ...(idempotencyKey ? { idempotencyKey } : {}), ...(ifMatch === undefined ? {} : { ifMatch }) };
}

const pathOf = (resource: string, id: unknown): string => `${resource}/${encodeURIComponent(String(id))}`;

/**
 * `ra-data-simple-rest` with what it lacks (console.md): estimated totals, cursors, If-Match and Idempotency-Key, abort
 * signals, only the changed fields sent, and the business operations by name.
 */
export const dataProvider: DeskDataProvider = {
  ...simpleRestProvider(API, client as typeof fetchUtils.fetchJson),
  supportAbortSignal: true,
  getList,
  getManyReference: (resource, { target, id, ...params }) =>
    getList(resource, { ...params, filter: { ...(params.filter as object), [target]: id } }),
  create: async (resource, { data, meta }) => ({
    data: (await http<never>(resource, { method: 'POST', body: data, ...headersFrom(meta) })).data,
  }),
  update: async (resource, { id, data, previousData, meta }) => {
    const request = {
      method: 'PATCH',
      body: changesOf(data as object, previousData as object),
      ...headersFrom(meta, previousData),
    } as const;
    return { data: (await http<never>(pathOf(resource, id), request)).data };
  },
  read: async <T>(path: string, options: { signal?: AbortSignal } = {}) =>
    (await http<T>(path, options)).data,
  action: async <T>(path: string, body: object, { dryRun, ...options }: ActionOptions = {}) =>
    (await http<T>(dryRun ? `${path}?dryRun=true` : path, { method: 'POST', ...options, body })).data,
  search: async (q, options = {}) =>
    (await http<{ hits: SearchHit[] }>('search', { method: 'POST', body: { q }, ...options })).data.hits,
};

/** The fields that differ from what was read: what others changed meanwhile in other fields is not overwritten. */
export function changesOf(data: object, previous?: object): Record<string, unknown> {
  const before = new Map<string, unknown>(Object.entries(previous ?? {}));
  const changed = Object.entries(data).filter(
    ([key, value]) => !before.has(key) || JSON.stringify(before.get(key)) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed);
}

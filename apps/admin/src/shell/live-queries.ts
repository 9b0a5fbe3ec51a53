import { type Query, type QueryClient } from '@tanstack/react-query';
import { type Change, type ChangeBatch } from '@ur-desk/domain/events';
import { whenAttended } from '../providers/attendance';
import { addNews } from '../shared/news';

/** Changes that come together are one. */
const GATHER_MS = 400;
/** When anything may be out of date, everything is read again, and not more often than this. */
const ALL_EVERY_MS = 5_000;
/** Shorter ones are counts and cards; those of a page wait for a click. */
const LONGEST_CARD = 10;

const IRREGULAR: Partial<Record<string, string>> = {
  staff: 'staff',
  topUp: 'payments',
  numberStock: 'numbers',
};

/** The resource of the console for a subject of the API: `planReview` → `plan-reviews`. */
export function resourceOf(subject: string): string {
  const kebab = subject.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return IRREGULAR[subject] ?? (kebab.endsWith('y') ? `${kebab.slice(0, -1)}ies` : `${kebab}s`);
}

const rowsIn = (data: unknown): unknown => (data as { data?: unknown } | undefined)?.data;

const holds = (data: unknown, id: string): boolean => {
  const rows = Array.isArray(data) ? (data as unknown[]) : rowsIn(data);
  return Array.isArray(rows) && rows.some((row) => (row as { id?: unknown } | null)?.id === id);
};

/** How many rows a list of the resource asks for; null for what is no list of it. */
function lengthOf({ queryKey }: Query, resource: string): number | null {
  const [name, verb, params] = queryKey as [unknown, unknown, { pagination?: { perPage?: number } }?];
  return name === resource && verb === 'getList' ? (params?.pagination?.perPage ?? 0) : null;
}

/** Whether what was read is out of date: it names the record or its customer, shows the record, or counts records of its kind. */
export function isTouched(query: Query, change: Change): boolean {
  const key = JSON.stringify(query.queryKey);
  const names = (id: string | null): boolean => id !== null && key.includes(id);
  if (names(change.id) || names(change.customerId) || holds(query.state.data, change.id)) return true;
  const length = lengthOf(query, resourceOf(change.subject));
  return length !== null && length <= LONGEST_CARD;
}

/** Reads again what the server says has changed, as far as it is on the screen. */
export class LiveQueries {
  private changes: Change[] = [];
  private all = false;
  private allAt = -ALL_EVERY_MS;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly queries: QueryClient) {}

  take({ changes, more }: ChangeBatch): void {
    this.changes.push(...changes);
    this.all ||= more;
    if (this.changes.length === 0 && !this.all) return;
    const wait = this.all ? Math.max(GATHER_MS, this.allAt + ALL_EVERY_MS - performance.now()) : GATHER_MS;
    this.timer ??= setTimeout(() => whenAttended(() => this.apply()), wait);
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.changes = [];
    this.all = false;
  }

  private apply(): void {
    this.timer = null;
    const { changes, all } = this;
    this.changes = [];
    this.all = false;
    if (all) this.allAt = performance.now();
    else for (const change of changes) this.note(change);
    void this.queries.invalidateQueries({
      predicate: (query) => all || changes.some((change) => isTouched(query, change)),
    });
  }

  /** A list in front of somebody, in which the record does not stand. */
  private note(change: Change): void {
    const resource = resourceOf(change.subject);
    const lists = this.queries.getQueryCache().findAll({ queryKey: [resource, 'getList'], type: 'active' });
    const isNews = lists.some(
      (query) => (lengthOf(query, resource) ?? 0) > LONGEST_CARD && !isTouched(query, change),
    );
    if (isNews) addNews(resource, change.id);
  }
}

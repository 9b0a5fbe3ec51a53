import { Injectable } from '@nestjs/common';
import { isId, type Permission, permits, Problem } from '@ur-desk/domain/kernel';
import {
  TIMELINE_KINDS,
  type CustomerOverviewView,
  type TimelineKind,
  type TimelinePageView,
} from '@ur-desk/domain/customers';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { customerById } from './customer.queries';
import { callerVerification, callerView } from '../verifications/verification.queries';
import { overviewOf, type OverviewRow } from './overview.queries';
import { overviewTicket, overviewViewFor } from './overview.view';
import { timelineOf, type TimelinePoint, type TimelineRow } from './timeline.queries';
import { timelineEntryFor } from './timeline.view';

const PAGE = 25;
const INSTANT_TEXT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?$/;

const writeCursor = (row: TimelineRow): string =>
  Buffer.from(JSON.stringify([row.at_text, row.id])).toString('base64url');

/** Throws malformed_query for what no answer of ours gave out. */
function readCursor(text: string): TimelinePoint {
  const wrong = () => new Problem('malformed_query', { parameter: 'cursor' });
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw wrong();
  }
  const [at, id] = Array.isArray(parts) ? (parts as unknown[]) : [];
  if (typeof at !== 'string' || !INSTANT_TEXT.test(at) || !isId(id)) throw wrong();
  return { at, id };
}

/** What is not for everybody who sees customers. */
const NEEDED: Partial<Record<TimelineKind, Permission>> = {
  ticket: 'tickets:read',
  payment: 'payments:read',
  refund: 'payments:read',
};

function kindsFor(kind: string | undefined, ctx: CallContext): TimelineKind[] {
  const known = TIMELINE_KINDS.filter((one) => kind === undefined || one === kind);
  if (known.length === 0) throw new Problem('malformed_query', { parameter: 'kind' });
  const { role } = ctx.actor;
  return known.filter((one) => permits(role, NEEDED[one] ?? 'customers:read'));
}

export interface TimelineRequest {
  kind: string | undefined;
  cursor: string | undefined;
}

/** What the customer page reads: all of it above the fold in one answer, and the history below. */
@Injectable()
export class CustomerPageService {
  constructor(private readonly db: Db) {}

  /** Problems: not_found. */
  async overview(customerId: string, ctx: CallContext): Promise<CustomerOverviewView> {
    const now = await this.db.now();
    const [row, caller] = await this.db.read((em) =>
      Promise.all([
        overviewOf(em, customerId, now),
        callerVerification(em, { customerId, staffId: ctx.actor.id, now }),
      ]),
    );
    if (!row) throw new Problem('not_found');
    const { role } = ctx.actor;
    return {
      ...overviewViewFor(role, row, now),
      ...(permits(role, 'tickets:read') ? await this.ticketsOf(row) : { tickets: [], openTickets: 0 }),
      caller: caller && callerView(caller),
    };
  }

  private async ticketsOf(row: OverviewRow): Promise<Pick<CustomerOverviewView, 'tickets' | 'openTickets'>> {
    const found = row.tickets ?? [];
    // Most customers want nothing: no key is looked up for them.
    if (found.length === 0) return { tickets: [], openTickets: 0 };
    const sealed = found.map(({ subject }) => Buffer.from(subject, 'base64'));
    const subjects = await this.db.read((em) => this.db.openSealed(em, row.id, sealed));
    return {
      tickets: found.map((ticket, index) => overviewTicket(ticket, subjects[index])),
      openTickets: found[0]?.open ?? 0,
    };
  }

  /** The merged history, newest first. Problems: not_found, malformed_query. */
  timeline(customerId: string, request: TimelineRequest, ctx: CallContext): Promise<TimelinePageView> {
    const kinds = kindsFor(request.kind, ctx);
    const after = request.cursor === undefined ? null : readCursor(request.cursor);
    return this.db.read(async (em) => {
      if (!(await customerById(em, customerId))) throw new Problem('not_found');
      if (kinds.length === 0) return { entries: [], nextCursor: null };
      const found = await timelineOf(em, customerId, { kinds, after, limit: PAGE + 1 });
      const rows = found.slice(0, PAGE);
      const opened = await this.open(em, customerId, rows);
      const last = rows.at(-1);
      return {
        entries: rows.map((row) => timelineEntryFor(ctx.actor.role, row, opened.get(row.id) ?? null)),
        nextCursor: found.length > PAGE && last ? writeCursor(last) : null,
      };
    });
  }

  private async open(
    em: EntityManager,
    customerId: string,
    rows: TimelineRow[],
  ): Promise<Map<string, unknown>> {
    const sealed = rows.flatMap(({ id, payload }) => (payload ? [{ id, payload }] : []));
    const payloads = sealed.map(({ payload }) => payload);
    const values = await this.db.openSealed(em, customerId, payloads);
    return new Map(sealed.map(({ id }, index) => [id, values[index]]));
  }
}

import { Injectable } from '@nestjs/common';
import {
  FINDING_CODES,
  type FindingCode,
  type FindingDecision,
  SEVERITY_OF_FINDING,
  TOLD_WITH_CONTACTS,
} from '@ur-desk/domain/customers';
import { type FindingSummaryView, type OpenFindingView } from '@ur-desk/domain/findings';
import { type Instant, type Role } from '@ur-desk/domain/kernel';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { type OverviewRow, overviewsOf } from '../customers/overview.queries';
import { overviewViewFor } from '../customers/overview.view';
import { lastRunEndedAt } from './diagnosis-run.queries';
import { countFindings, findingList, type FindingRow } from './finding.queries';

/** One entry with its evidence as it is now, if it is still so. */
function openFindingView(row: FindingRow, { findings, hidden }: Now): OpenFindingView {
  const { code, subject_id: subjectId } = row;
  const found = findings.find((one) => one.code === code && one.subject.id === subjectId);
  return {
    id: row.id,
    customerId: row.customer_id,
    code,
    severity: SEVERITY_OF_FINDING[code],
    subject: { kind: row.subject_kind, id: subjectId },
    params: found?.params ?? {},
    gone: !found && !hidden.includes(code),
    foundAt: row.found_at.toISOString(),
    checkedAt: row.checked_at.toISOString(),
  };
}

/** What is found with a customer now, and what is not told to who sees no contacts: it is not gone for that. */
interface Now {
  findings: readonly FindingDecision[];
  hidden: readonly FindingCode[];
}

const NOTHING: Now = { findings: [], hidden: [] };

function seenBy(role: Role, row: OverviewRow, now: Instant): Now {
  const { customer, findings } = overviewViewFor(role, row, now);
  return { findings, hidden: customer.contactsMasked ? TOLD_WITH_CONTACTS : [] };
}

/** The work list, as it is read. What an entry says is found anew for the few customers of a page, so that none is out of date. */
@Injectable()
export class FindingService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery, { actor }: CallContext): Promise<ListPage<OpenFindingView>> {
    const now = await this.db.now();
    return this.db.read(async (em) => {
      const page = await runList<FindingRow>(em, findingList, query);
      const ids = [...new Set(page.rows.map((row) => row.customer_id))];
      const overviews = await overviewsOf(em, ids, now);
      const seen = new Map(overviews.map((row) => [row.id, seenBy(actor.role, row, now)]));
      return mapPage(page, (row) => openFindingView(row, seen.get(row.customer_id) ?? NOTHING));
    });
  }

  async summary(): Promise<FindingSummaryView> {
    return this.db.read(async (em) => {
      const counted = await countFindings(em);
      const inOrder = FINDING_CODES.flatMap((code) => counted.filter((one) => one.code === code));
      const counts = inOrder.map(({ code, count }) => ({ code, severity: SEVERITY_OF_FINDING[code], count }));
      return { counts, checkedAllAt: await lastRunEndedAt(em) };
    });
  }
}

import { Injectable } from '@nestjs/common';
import {
  type AuditEventDetailView,
  type AuditEventView,
  type AuditVerificationView,
  type VerifyAuditInput,
} from '@ur-desk/domain/audit';
import { Problem } from '@ur-desk/domain/kernel';
import { verifyAudit } from '../../platform/audit/verify-audit';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { auditList } from './audit.list';
import { auditEventById } from './audit.queries';
import { auditEventDetail, auditEventView, type AuditListRow } from './audit.view';

/** Reads the audit log and proves that it is what was written. */
@Injectable()
export class AuditService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<AuditEventView>> {
    const page = await this.db.read((em) => runList<AuditListRow>(em, auditList, query));
    return mapPage(page, auditEventView);
  }

  /** Problems: `not_found`. */
  async get(id: string, ctx: CallContext): Promise<AuditEventDetailView> {
    return this.db.read(async (em) => {
      const row = await auditEventById(em, id);
      if (!row) throw new Problem('not_found');
      const { customerId } = auditEventView(row);
      const [opened] = await this.db.openSealed(em, customerId, [row.payload]);
      return auditEventDetail(ctx.actor.role, row, opened);
    });
  }

  /**
   * Recomputes every hash of a customer's chain, or of all chains; names the first row of each that does not fit. Throws
   * `validation_failed` for a customer without a chain: an unknown one must not look like a proven one.
   */
  async verify({ customerId }: VerifyAuditInput): Promise<AuditVerificationView> {
    const report = await this.db.snapshot((em) => verifyAudit(em, customerId ?? null));
    if (customerId && report.chains === 0)
      throw new Problem('validation_failed', {}, [{ field: 'customerId', code: 'not_known' }]);
    return report;
  }
}

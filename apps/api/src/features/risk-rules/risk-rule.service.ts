import { Injectable } from '@nestjs/common';
import { refuseUnfitRule, type RiskRuleView, type UpdateRiskRuleInput } from '@ur-desk/domain/risk-rules';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import {
  riskRuleById,
  riskRuleList,
  type RiskRuleRow,
  riskRuleView,
  updateRiskRule,
} from './risk-rule.queries';

/** From when on the rules speak up, as settings; there is one row for every rule, they are only changed. */
@Injectable()
export class RiskRuleService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<RiskRuleView>> {
    return mapPage(await this.db.read((em) => runList<RiskRuleRow>(em, riskRuleList, query)), riskRuleView);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<RiskRuleView> {
    return this.db.read((em) => riskRuleById(em, id));
  }

  /** Throws `not_found`, `version_conflict`, and what `refuseUnfitRule` throws. */
  async update(id: string, input: UpdateRiskRuleInput, ctx: CallContext): Promise<RiskRuleView> {
    return this.db.write(ctx, { action: 'riskRule.update' }, async (tx) => {
      const before = await riskRuleById(tx.em, id, 'lock');
      const subject = { kind: 'riskRule' as const, id };
      if (ctx.ifMatch !== before.version) throw await versionConflict(tx.em, subject, before);
      refuseUnfitRule(before, input);
      const after = { ...before, ...input, updatedAt: tx.now, version: before.version + 1 };
      await updateRiskRule(tx.em, after);
      tx.audit({ subject, before, after });
      return after;
    });
  }
}

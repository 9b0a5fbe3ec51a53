import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type RiskRuleView, UNUSUAL_RULES } from '@ur-desk/domain/risk-rules';
import {
  type DecideUnusualInput,
  findUnusual,
  refuseDecision,
  type UnusualActivityView,
  type UnusualFinding,
  type UnusualSearchView,
  type UnusualSettings,
  type UnusualState,
} from '@ur-desk/domain/unusual-activities';
import { CONFIG, type Config } from '../../platform/config/config';
import { type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { Jobs } from '../../platform/jobs/jobs';
import { versionConflict } from '../audit/audit.queries';
import { lockRiskRules } from '../risk-rules/risk-rule.queries';
import { decidedActions, decidedKey, staffFacts } from './staff-facts.queries';
import {
  countOpen,
  markDecided,
  saveFindings,
  unusualActivityById,
  unusualActivityList,
  type UnusualActivityRow,
  unusualActivityView,
} from './unusual-activity.queries';

export const FIND_UNUSUAL_JOB = 'unusual-activities-find';
const EVERY_SECONDS = 3_600;

const settingsOf = (rules: readonly RiskRuleView[]): UnusualSettings =>
  Object.fromEntries(
    UNUSUAL_RULES.map((name) => {
      const rule = rules.find((one) => one.rule === name);
      if (!rule) throw new Error(`no settings of the rule ${name}`);
      return [name, rule];
    }),
  ) as unknown as UnusualSettings;

/** Patterns in what staff do with money, for supervisors to look into: found every hour and on demand, decided by name. */
@Injectable()
export class UnusualActivityService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    const find = async () => {
      await this.find(systemContext(FIND_UNUSUAL_JOB));
    };
    this.jobs.define(FIND_UNUSUAL_JOB, find, { everySeconds: EVERY_SECONDS });
  }

  async list(query: ListQuery): Promise<ListPage<UnusualActivityView>> {
    const page = await this.db.read((em) => runList<UnusualActivityRow>(em, unusualActivityList, query));
    return mapPage(page, unusualActivityView);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<UnusualActivityView> {
    return this.db.read((em) => unusualActivityById(em, id));
  }

  /**
   * Looks for patterns now; the lock on the rules lets one search at a time run. What somebody has decided about counts no
   * more for its rule, so that only something new brings it back.
   */
  async find(ctx: CallContext): Promise<UnusualSearchView> {
    return this.db.write(ctx, { action: 'unusualActivity.find' }, async (tx) => {
      const settings = settingsOf(await lockRiskRules(tx.em));
      const changed = await saveFindings(tx.em, await this.findings(tx, settings), tx.now);
      const after = { open: await countOpen(tx.em), changed: changed.length };
      tx.audit({ subject: { kind: 'unusualSearch', id: tx.newId() }, after });
      return after;
    });
  }

  private async findings(tx: Tx, settings: UnusualSettings): Promise<UnusualFinding[]> {
    const decided = await decidedActions(tx.em, tx.now);
    const context = { now: tx.now, zone: this.config.operatorZone };
    return (await staffFacts(tx.em, tx.now)).flatMap((facts) =>
      UNUSUAL_RULES.flatMap((rule) => {
        const { actorId } = facts;
        const actions = facts.actions.filter((action) => !decided.has(decidedKey({ rule, actorId }, action)));
        return findUnusual({ ...facts, actions }, onlyRule(settings, rule), context);
      }),
    );
  }

  /** Throws `not_found`, `version_conflict` when there is new evidence, and what `refuseDecision` throws. */
  async decide(
    of: { id: string; state: Exclude<UnusualState, 'open'> },
    { note }: DecideUnusualInput,
    ctx: CallContext,
  ): Promise<UnusualActivityView> {
    const { id, state } = of;
    return this.db.write(ctx, { action: `unusualActivity.${state}`, reason: note }, async (tx) => {
      const before = await unusualActivityById(tx.em, id, 'lock');
      const subject = { kind: 'unusualActivity' as const, id };
      refuseDecision(before, ctx.actor.id);
      if (ctx.ifMatch !== before.version) throw await versionConflict(tx.em, subject, before);
      const decided = { state, note, decidedBy: ctx.actor.name, decidedAt: tx.now };
      const after = { ...before, ...decided, version: before.version + 1 };
      await markDecided(tx.em, after);
      tx.audit({ subject, before, after });
      return after;
    });
  }
}

/** The same settings with every other rule off. */
const onlyRule = (settings: UnusualSettings, rule: (typeof UNUSUAL_RULES)[number]): UnusualSettings =>
  Object.fromEntries(
    UNUSUAL_RULES.map((name) => [
      name,
      name === rule ? settings[name] : { ...settings[name], active: false },
    ]),
  ) as unknown as UnusualSettings;

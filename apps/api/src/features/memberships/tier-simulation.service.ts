import { Injectable } from '@nestjs/common';
import { money, Problem } from '@ur-desk/domain/kernel';
import {
  editTier,
  isMoveUp,
  type MembershipTierView,
  monthlyCosts,
  NO_TIER,
  refuseMisplacedTier,
  type SimulatedGroup,
  type SimulateTierInput,
  type SimulationView,
  tierCandidates,
} from '@ur-desk/domain/memberships';
import { tierConflicts } from '@ur-desk/domain/promotions';
import { type EntityManager } from 'typeorm';
import { Db } from '../../platform/db/db';
import { releasedPlanVersions } from '../plans/plan.queries';
import { planVersionFacts } from '../plans/plan.view';
import { promotionsAhead } from '../promotions/promotion.queries';
import { promotionVersionFacts } from '../promotions/promotion.view';
import { allTiers, programmeTerms } from './membership-tier.queries';
import { type GroupRow, simulate, type SimulationRow } from './tier-simulation.queries';

const MOST_MOVERS = 100;
const MOST_CONFLICTS = 100;

/** What a change of a tier would do, before it is saved: who moves, and what it costs (rules 6). Reads only. */
@Injectable()
export class TierSimulation {
  constructor(private readonly db: Db) {}

  /** Throws `validation_failed` for a tier that is none, and what saving the change would throw. */
  async simulate({ tierId, ...input }: SimulateTierInput): Promise<SimulationView> {
    const now = await this.db.now();
    return this.db.read(async (em) => {
      const terms = await programmeTerms(em);
      const tiers = await allTiers(em);
      const before = tiers.find(({ id }) => id === tierId);
      if (!before) throw new Problem('validation_failed', {}, [{ field: 'tierId', code: 'not_known' }]);
      const after = { ...before, ...editTier(before, input) };
      refuseMisplacedTier(
        after,
        tiers.filter(({ id }) => id !== tierId),
      );
      const changed = tiers.map((tier) => (tier.id === tierId ? after : tier));
      const programmes = { present: { ...terms, tiers }, changed };
      const row = await simulate(em, programmes, { now, mostMovers: MOST_MOVERS });
      return {
        ...viewOf(row, { windowDays: terms.windowDays, tiers, changed }),
        conflicts: await conflictsWith(em, after),
      };
    });
  }
}

/** Where the tier goes below a floor, with what is live and ahead of promotions. */
async function conflictsWith(
  em: EntityManager,
  tier: MembershipTierView,
): Promise<SimulationView['conflicts']> {
  const promotions = (await promotionsAhead(em)).map(promotionVersionFacts);
  const plans = (await releasedPlanVersions(em)).map(planVersionFacts);
  const priced = { code: tier.code, candidates: tierCandidates(tier) };
  return tierConflicts(priced, promotions, plans)
    .slice(0, MOST_CONFLICTS)
    .map(({ plan, promotion, currency, cutMinor }) => ({
      plan,
      promotion,
      cut: money(cutMinor, currency),
    }));
}

interface Basis {
  windowDays: number;
  tiers: readonly MembershipTierView[];
  changed: readonly MembershipTierView[];
}

const discountsOf = (tiers: readonly MembershipTierView[]): Map<string, number> =>
  new Map(tiers.map(({ code, discountBps }) => [code, discountBps]));

function viewOf({ groups, movers }: SimulationRow, basis: Basis): Omit<SimulationView, 'conflicts'> {
  const { tiers, changed } = basis;
  const codeOf = (rank: number) => tiers.find((tier) => tier.rank === rank)?.code ?? NO_TIER;
  const named = (groups ?? []).map((row): SimulatedGroup => ({
    before: codeOf(row.before),
    after: codeOf(row.after),
    currency: row.currency,
    customers: row.customers,
    netMinor: row.net,
  }));
  const costs = monthlyCosts(named, basis, { before: discountsOf(tiers), after: discountsOf(changed) });
  return {
    customers: named.reduce((sum, { customers }) => sum + customers, 0),
    moves: movesOf(groups ?? []).map(({ before, after, customers }) => {
      const [from, to] = [codeOf(before), codeOf(after)];
      return { from, to, isUp: isMoveUp(tiers, from, to), customers };
    }),
    monthlyCosts: costs.map(({ currency, beforeMinor, afterMinor }) => ({
      before: money(beforeMinor, currency),
      after: money(afterMinor, currency),
    })),
    who: (movers ?? []).map((row) => ({
      id: row.id,
      reference: row.reference,
      from: codeOf(row.before),
      to: codeOf(row.after),
      spend: money(row.net, row.currency),
    })),
  };
}

type Move = Pick<GroupRow, 'before' | 'after' | 'customers'>;

/** Those who would be elsewhere, over all currencies. */
function movesOf(groups: readonly GroupRow[]): Move[] {
  const moves = new Map<string, Move>();
  for (const { before, after, customers } of groups) {
    if (before === after) continue;
    const key = `${before} ${after}`;
    moves.set(key, { before, after, customers: (moves.get(key)?.customers ?? 0) + customers });
  }
  return [...moves.values()];
}

import { DAY_MS, type Instant, localTimeAt, msBetween, Problem } from '../kernel';
import { type RiskRuleSettings, UNUSUAL_RULES, type UnusualRule } from '../risk-rules';
import {
  type StaffAction,
  type StaffFacts,
  type UnusualFinding,
  type UnusualSettings,
  type UnusualState,
} from './unusual-activity.types';

/** Further back nothing is looked for. */
export const UNUSUAL_LOOK_BACK_MS = 90 * DAY_MS;

const PERCENT = 100;

const byTime = (a: StaffAction, b: StaffAction): number =>
  a.at.localeCompare(b.at) || a.id.localeCompare(b.id);

/** Every action that lies in a time of `withinDays` in which `enough` of them do; the oldest first. */
function clustered(
  actions: readonly StaffAction[],
  withinDays: number,
  enough: (window: readonly StaffAction[]) => boolean,
): StaffAction[] {
  const inOrder = [...actions].sort(byTime);
  const found = new Set<StaffAction>();
  for (const [index, first] of inOrder.entries()) {
    const window = inOrder.slice(index).filter(({ at }) => msBetween(first.at, at) < withinDays * DAY_MS);
    if (enough(window)) for (const one of window) found.add(one);
  }
  return inOrder.filter((one) => found.has(one));
}

const often =
  ({ times }: RiskRuleSettings) =>
  (window: readonly StaffAction[]): boolean =>
    window.length >= times;

function groupedBy(
  actions: readonly StaffAction[],
  keyOf: (action: StaffAction) => string | null,
): StaffAction[][] {
  const groups = new Map<string, StaffAction[]>();
  for (const action of actions) {
    const key = keyOf(action);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), action]);
  }
  return [...groups.values()];
}

type Part = Pick<UnusualFinding, 'customerId' | 'otherId' | 'actions'>;
const about = (actions: StaffAction[], of: Partial<Part> = {}): Part => ({
  customerId: null,
  otherId: null,
  ...of,
  actions,
});

const limitOf = ({ perAction }: StaffFacts, { measure }: StaffAction): number =>
  measure === null ? 0 : (perAction[measure] ?? 0);

/** What was given alone and fits the limit. */
const givenAlone = (facts: StaffFacts): StaffAction[] =>
  facts.actions.filter((one) => one.givesAlone && one.quantity <= limitOf(facts, one));

function nearLimit(facts: StaffFacts, settings: RiskRuleSettings): Part[] {
  const near = givenAlone(facts).filter(
    (one) => one.quantity * PERCENT >= limitOf(facts, one) * (settings.percent ?? PERCENT),
  );
  return [about(clustered(near, settings.withinDays, often(settings)))];
}

function splitCredit(facts: StaffFacts, settings: RiskRuleSettings): Part[] {
  const groups = groupedBy(
    givenAlone(facts),
    ({ customerId, measure }) => customerId && `${customerId} ${measure}`,
  );
  return groups.map((group) => {
    const enough = (window: readonly StaffAction[]) =>
      window.length >= settings.times &&
      window.reduce((sum, { quantity }) => sum + quantity, 0) > limitOf(facts, group[0] as StaffAction);
    return about(clustered(group, settings.withinDays, enough), { customerId: group[0]?.customerId ?? null });
  });
}

function sameCustomerRefunds({ actions }: StaffFacts, settings: RiskRuleSettings): Part[] {
  const refunds = actions.filter(({ kind }) => kind === 'refund');
  return groupedBy(refunds, ({ customerId }) => customerId).map((group) =>
    about(clustered(group, settings.withinDays, often(settings)), {
      customerId: group[0]?.customerId ?? null,
    }),
  );
}

/** Of all that was granted lately; a pair is no news while everybody else is away for a day. */
function samePair({ actions }: StaffFacts, settings: RiskRuleSettings, { now }: UnusualContext): Part[] {
  const granted = actions.filter(
    ({ kind, at }) => kind === 'approval' && msBetween(at, now) < settings.withinDays * DAY_MS,
  );
  if (granted.length < settings.times) return [];
  return groupedBy(granted, ({ otherId }) => otherId)
    .filter((group) => group.length >= settings.times)
    .filter((group) => group.length * PERCENT >= granted.length * (settings.percent ?? PERCENT))
    .map((group) => about([...group].sort(byTime), { otherId: group[0]?.otherId ?? null }));
}

const HOUR_AT = { start: 11, end: 13 };

function outsideHours({ actions }: StaffFacts, settings: RiskRuleSettings, { zone }: UnusualContext): Part[] {
  const { fromHour, toHour } = settings;
  if (fromHour === null || toHour === null) return [];
  const outside = actions.filter(({ kind, at }) => {
    const hour = Number(localTimeAt(at, zone).slice(HOUR_AT.start, HOUR_AT.end));
    return kind !== 'approval' && (hour < fromHour || hour >= toHour);
  });
  return [about(clustered(outside, settings.withinDays, often(settings)))];
}

const RULES: Record<
  UnusualRule,
  (facts: StaffFacts, settings: RiskRuleSettings, context: UnusualContext) => Part[]
> = { nearLimit, splitCredit, sameCustomerRefunds, samePair, outsideHours };

export interface UnusualContext {
  now: Instant;
  /** The operator's: in it people work. */
  zone: string;
}

/**
 * The patterns in what one colleague did, by every rule that is on. They are no verdict: each is a question that a supervisor
 * answers by looking at the actions.
 */
export function findUnusual(
  facts: StaffFacts,
  settings: UnusualSettings,
  context: UnusualContext,
): UnusualFinding[] {
  return UNUSUAL_RULES.filter((rule) => settings[rule].active).flatMap((rule) =>
    RULES[rule](facts, settings[rule], context)
      .filter(({ actions }) => actions.length > 0)
      .map((part) => ({ rule, actorId: facts.actorId, ...part })),
  );
}

/**
 * Whether somebody may decide a finding: nobody decides about himself, be it as the one who acted or as the one who granted.
 * Throws `unusual_own`, and `wrong_state` when it was decided.
 */
export function refuseDecision(
  finding: { state: UnusualState; actorId: string; otherId: string | null },
  decidedById: string,
): void {
  if (decidedById === finding.actorId || decidedById === finding.otherId) throw new Problem('unusual_own');
  if (finding.state !== 'open') throw new Problem('wrong_state', { state: finding.state });
}

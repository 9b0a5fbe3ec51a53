import { PLAN_PARTS, type PlanContent, type PlanDetailView } from '@ur-desk/domain/plans';

/** What a form about a plan begins with: its draft, else what was released last; null: it has neither. */
export function contentOf(plan: PlanDetailView): PlanContent | null {
  const base = plan.draft ?? plan.versions[0];
  return base
    ? (Object.fromEntries(PLAN_PARTS.map((name) => [name, base[name]])) as unknown as PlanContent)
    : null;
}

import { type PlanRegion } from '@ur-desk/domain/plan-regions';
import {
  PLAN_PARTS,
  type PlanContent,
  type PlanDetailView,
  type UpdatePlanInput,
} from '@ur-desk/domain/plans';

/** What a form about a plan begins with: its draft, else what was released last; null: it has neither. */
export function contentOf(plan: PlanDetailView): PlanContent | null {
  const base = plan.draft ?? plan.versions[0];
  return base
    ? (Object.fromEntries(PLAN_PARTS.map((name) => [name, base[name]])) as unknown as PlanContent)
    : null;
}

/** The same as the form types it: regions by their codes, with the family of the plan. */
export function formOf(plan: PlanDetailView): UpdatePlanInput {
  const content = contentOf(plan);
  const familyId = plan.family?.id ?? null;
  return content ? { ...content, regions: content.regions.map(({ code }) => code), familyId } : { familyId };
}

/** What is typed in the form, with the regions as they are now. What is not there yet is taken from `base`. */
export function typedContent(
  typed: Partial<UpdatePlanInput>,
  { base, known }: { base: PlanContent; known: readonly PlanRegion[] },
): PlanContent {
  const { regions: codes, ...rest } = typed;
  const regions = codes?.map(
    (code) =>
      known.find((region) => region.code === code) ??
      base.regions.find((region) => region.code === code) ?? {
        code,
        name: { en: code, zh: code },
        countries: [],
      },
  );
  return { ...base, ...(rest as Partial<PlanContent>), regions: regions ?? base.regions };
}

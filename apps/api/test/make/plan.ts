import { EMPTY_PLAN_CONTENT, type PlanContent, type PlanKind } from '@ur-desk/domain/plans';
import { v7 as uuidv7 } from 'uuid';
import { insertDraft, insertPlan, releaseVersion } from '../../src/features/plans/plan.queries';
import { type Db } from '../../src/platform/db/db';
import { MADE_AT, nextNumber } from './customer';

export interface MadePlan {
  planId: string;
  versionId: string;
}

/** A released plan of 30 days with 100 minutes and 5 GB for ¥39.00; `changes` say what is different. */
export async function makePlan(
  db: Db,
  { kind = 'plan', ...changes }: Partial<PlanContent> & { kind?: PlanKind } = {},
): Promise<MadePlan> {
  const planId = uuidv7();
  const versionId = uuidv7();
  const content: PlanContent = {
    ...EMPTY_PLAN_CONTENT,
    name: { en: 'Asia 5 GB', zh: '亚洲 5 GB' },
    voiceSeconds: 6_000,
    dataBytes: 5_000_000_000,
    prices: [
      { currency: 'CNY', amount: 3_900, floor: 2_900 },
      { currency: 'USD', amount: 599, floor: 0 },
    ],
    coverage: ['CN', 'JP'],
    ...changes,
  };
  await db.read(async (em) => {
    await insertPlan(em, { id: planId, code: `plan-${nextNumber()}`, kind, createdAt: MADE_AT });
    await insertDraft(em, { id: versionId, planId, versionNo: 1, createdAt: MADE_AT }, content);
    await releaseVersion(em, { id: versionId, planId }, MADE_AT);
  });
  return { planId, versionId };
}

import { type Instant, type LocalText } from '@ur-desk/domain/kernel';
import { type PlanRegion } from '@ur-desk/domain/plan-regions';
import { type EntityManager } from 'typeorm';
import { PlanFamilyEntity } from '../features/plan-families/plan-family.entity';
import { PlanRegionEntity } from '../features/plan-regions/plan-region.entity';
import { type Dice } from './dice';

const FAMILIES = {
  travel: { en: 'Travel', zh: '旅行套餐' },
  'long-term': { en: 'Long term', zh: '长期套餐' },
  'data-only': { en: 'Data only', zh: '纯流量' },
  numbers: { en: 'Numbers', zh: '号码保留' },
  'add-ons': { en: 'Add-on packs', zh: '加油包' },
} as const satisfies Record<string, LocalText>;
export type DemoFamilyCode = keyof typeof FAMILIES;

const REGIONS = {
  'greater-china': { name: { en: 'Greater China', zh: '大中华区' }, countries: ['CN', 'HK', 'MO', 'TW'] },
  asia: {
    name: { en: 'Asia', zh: '亚洲' },
    countries: ['CN', 'HK', 'JP', 'KR', 'MY', 'SG', 'TH', 'TW'],
  },
  europe: { name: { en: 'Europe', zh: '欧洲' }, countries: ['CH', 'DE', 'ES', 'FR', 'GB', 'IT', 'NL'] },
  americas: { name: { en: 'Americas', zh: '美洲' }, countries: ['BR', 'CA', 'US'] },
} as const satisfies Record<string, { name: LocalText; countries: readonly string[] }>;
export type DemoRegionCode = keyof typeof REGIONS;

/** The regions that the plans of the demo name, by code. */
export const DEMO_REGIONS: ReadonlyMap<string, PlanRegion> = new Map(
  Object.entries(REGIONS).map(([code, { name, countries }]) => [
    code,
    { code, name, countries: [...countries] },
  ]),
);

/** What the catalogue is grouped by, and its regions. Answers the ids of the families. */
export async function seedPlanGroups(
  em: EntityManager,
  dice: Dice,
  now: Instant,
): Promise<ReadonlyMap<string, string>> {
  const at = new Date(now);
  const common = { active: true, createdAt: at, updatedAt: at, version: 1 };
  const families = Object.entries(FAMILIES).map(([code, name], place) => ({
    ...{ ...common, id: dice.id(), code, name, position: (place + 1) * 10 },
  }));
  await em.insert(PlanFamilyEntity, families);
  const regions = [...DEMO_REGIONS.values()].map((region, place) => ({
    ...{ ...common, ...region, id: dice.id(), position: (place + 1) * 10 },
  }));
  await em.insert(PlanRegionEntity, regions);
  return new Map(families.map(({ id, code }) => [code, id]));
}

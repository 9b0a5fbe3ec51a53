import { type CurrencyCode, type LocalText } from '@ur-desk/domain/kernel';
import { regionsByCode } from '@ur-desk/domain/plan-regions';
import { type PlanContent } from '@ur-desk/domain/plans';
import { DEMO_REGIONS, type DemoFamilyCode, type DemoRegionCode } from './demo-plan-groups';

const MINUTE = 60;
/** As the console and the messages count: 1 GB = 1024³ bytes. */
const GB = 1024 ** 3;

/** Where a plan can be used. */
interface Where {
  regions: readonly DemoRegionCode[];
  countries: readonly string[];
}
const inRegions = (...regions: DemoRegionCode[]): Where => ({ regions, countries: [] });
const inCountries = (...countries: string[]): Where => ({ regions: [], countries });
const ASIA = inRegions('asia');
const EUROPE = inRegions('europe');
const WORLD: Where = { regions: ['americas', 'asia', 'europe'], countries: ['AE', 'AU', 'IN'] };

/** Prices in yuan, dollars, euros (with cents) and yen. */
type Prices = readonly [cny: number, usd: number, eur: number, jpy: number];

const CURRENCIES: readonly CurrencyCode[] = ['CNY', 'USD', 'EUR', 'JPY'];
/** No discount goes below 60 % of the price. */
const FLOOR_PERCENT = 60;

const pricesOf = (prices: Prices): PlanContent['prices'] =>
  prices.map((amount, index) => ({
    currency: CURRENCIES[index] ?? 'CNY',
    amount,
    floor: Math.ceil((amount * FLOOR_PERCENT) / 100),
  }));

const TERMS: LocalText = {
  en: 'Prepaid. Starts when it is activated and ends by itself. Unused allowances expire with the plan.',
  zh: '预付费套餐，激活后生效，到期自动结束。未用完的资源随套餐到期失效。',
};

interface PlanSketch {
  code: string;
  name: LocalText;
  voiceMinutes: number | null;
  smsCount: number | null;
  dataGb: number | null;
  validity: PlanContent['validity'];
  prices: Prices;
  coverage: Where;
}

const plan = (code: string, name: LocalText, sketch: Omit<PlanSketch, 'code' | 'name'>): PlanSketch => ({
  code,
  name,
  ...sketch,
});

/** Allowance: a number, or null for unlimited; 0 for none. */
const SKETCHES: readonly PlanSketch[] = [
  plan(
    'asia-5gb',
    { en: 'Asia 5 GB', zh: '亚洲畅游 5GB' },
    {
      voiceMinutes: 60,
      smsCount: 50,
      dataGb: 5,
      validity: { days: 30 },
      prices: [5_900, 899, 799, 1_200],
      coverage: ASIA,
    },
  ),
  plan(
    'asia-20gb',
    { en: 'Asia 20 GB', zh: '亚洲畅游 20GB' },
    {
      voiceMinutes: 200,
      smsCount: 100,
      dataGb: 20,
      validity: { days: 30 },
      prices: [12_900, 1_899, 1_749, 2_600],
      coverage: ASIA,
    },
  ),
  plan(
    'asia-week',
    { en: 'Asia week', zh: '亚洲七日通' },
    {
      voiceMinutes: 20,
      smsCount: 20,
      dataGb: 2,
      validity: { days: 7 },
      prices: [2_900, 449, 399, 600],
      coverage: ASIA,
    },
  ),
  plan(
    'europe-10gb',
    { en: 'Europe 10 GB', zh: '欧洲畅游 10GB' },
    {
      voiceMinutes: 100,
      smsCount: 100,
      dataGb: 10,
      validity: { days: 30 },
      prices: [9_900, 1_399, 1_249, 2_000],
      coverage: EUROPE,
    },
  ),
  plan(
    'europe-month',
    { en: 'Europe monthly', zh: '欧洲包月' },
    {
      voiceMinutes: 300,
      smsCount: null,
      dataGb: 30,
      validity: { months: 1 },
      prices: [19_900, 2_799, 2_499, 3_900],
      coverage: EUROPE,
    },
  ),
  plan(
    'world-3gb',
    { en: 'World 3 GB', zh: '环球通 3GB' },
    {
      voiceMinutes: 60,
      smsCount: 60,
      dataGb: 3,
      validity: { days: 15 },
      prices: [8_800, 1_299, 1_199, 1_800],
      coverage: WORLD,
    },
  ),
  plan(
    'world-year',
    { en: 'World yearly', zh: '环球年卡' },
    {
      voiceMinutes: 1_200,
      smsCount: 600,
      dataGb: 60,
      validity: { months: 12 },
      prices: [88_800, 12_900, 11_900, 18_800],
      coverage: WORLD,
    },
  ),
  plan(
    'mainland-unlimited',
    { en: 'Mainland China unlimited', zh: '中国大陆无限流量' },
    {
      voiceMinutes: null,
      smsCount: null,
      dataGb: null,
      validity: { months: 1 },
      prices: [16_800, 2_499, 2_299, 3_500],
      coverage: inCountries('CN'),
    },
  ),
  plan(
    'japan-8days',
    { en: 'Japan 8 days', zh: '日本八日卡' },
    {
      voiceMinutes: 0,
      smsCount: 0,
      dataGb: 8,
      validity: { days: 8 },
      prices: [4_500, 699, 649, 900],
      coverage: inCountries('JP'),
    },
  ),
  plan(
    'second-number',
    { en: 'Second number', zh: '副号保号' },
    {
      voiceMinutes: 30,
      smsCount: 100,
      dataGb: 0,
      validity: { months: 1 },
      prices: [900, 149, 139, 200],
      coverage: inRegions('greater-china'),
    },
  ),
  plan(
    'america-15gb',
    { en: 'Americas 15 GB', zh: '美洲畅游 15GB' },
    {
      voiceMinutes: 150,
      smsCount: 150,
      dataGb: 15,
      validity: { days: 30 },
      prices: [13_900, 1_999, 1_849, 2_800],
      coverage: inRegions('americas'),
    },
  ),
  plan(
    'data-only-1gb',
    { en: 'Data only 1 GB', zh: '纯流量 1GB' },
    {
      voiceMinutes: 0,
      smsCount: 0,
      dataGb: 1,
      validity: { days: 7 },
      prices: [1_500, 249, 219, 300],
      coverage: WORLD,
    },
  ),
];

/** Added to the plan that runs: what the number of days says, but not beyond that plan's end. */
const PACKS: readonly PlanSketch[] = [
  plan(
    'pack-1gb',
    { en: 'Data pack 1 GB', zh: '流量加油包 1GB' },
    {
      voiceMinutes: 0,
      smsCount: 0,
      dataGb: 1,
      validity: { days: 30 },
      prices: [1_200, 179, 169, 250],
      coverage: WORLD,
    },
  ),
  plan(
    'pack-day-3gb',
    { en: 'Day pack 3 GB', zh: '单日流量包 3GB' },
    {
      voiceMinutes: 0,
      smsCount: 0,
      dataGb: 3,
      validity: { days: 1 },
      prices: [990, 149, 139, 200],
      coverage: WORLD,
    },
  ),
  plan(
    'pack-100min',
    { en: 'Call pack 100 minutes', zh: '通话加油包 100 分钟' },
    {
      voiceMinutes: 100,
      smsCount: 0,
      dataGb: 0,
      validity: { days: 30 },
      prices: [1_500, 219, 199, 300],
      coverage: WORLD,
    },
  ),
  plan(
    'pack-50sms',
    { en: 'SMS pack 50', zh: '短信加油包 50 条' },
    {
      voiceMinutes: 0,
      smsCount: 50,
      dataGb: 0,
      validity: { days: 30 },
      prices: [500, 79, 69, 100],
      coverage: WORLD,
    },
  ),
];

export interface DemoPlan {
  code: string;
  family: DemoFamilyCode;
  content: PlanContent;
}

const inFull = (sketch: PlanSketch, family: DemoFamilyCode): DemoPlan => ({
  code: sketch.code,
  family,
  content: {
    name: sketch.name,
    voiceSeconds: sketch.voiceMinutes === null ? null : sketch.voiceMinutes * MINUTE,
    smsCount: sketch.smsCount,
    dataBytes: sketch.dataGb === null ? null : sketch.dataGb * GB,
    validity: sketch.validity,
    prices: pricesOf(sketch.prices),
    coverage: [...sketch.coverage.countries],
    regions: regionsByCode(sketch.coverage.regions, DEMO_REGIONS),
    terms: TERMS,
  },
});

const YEAR_MONTHS = 12;

function familyOf({ voiceMinutes, smsCount, dataGb, validity }: PlanSketch): DemoFamilyCode {
  if (voiceMinutes === 0 && smsCount === 0) return 'data-only';
  if (dataGb === 0) return 'numbers';
  return 'months' in validity && validity.months >= YEAR_MONTHS ? 'long-term' : 'travel';
}

/** The catalogue of the demo: a dozen plans in four currencies, and packs to add to them. */
export const DEMO_PLANS: readonly DemoPlan[] = SKETCHES.map((sketch) => inFull(sketch, familyOf(sketch)));
export const DEMO_PACKS: readonly DemoPlan[] = PACKS.map((sketch) => inFull(sketch, 'add-ons'));

import { type CurrencyCode, type LocalText } from '@ur-desk/domain/kernel';
import { type TierContent } from '@ur-desk/domain/memberships';

const HOUR = 60;
const GB = 1024 ** 3;
const CURRENCIES: readonly CurrencyCode[] = ['CNY', 'USD', 'EUR', 'JPY'];

/** A year's spending in yuan, dollars, euros (with cents) and yen. */
const thresholds = (...amounts: readonly [cny: number, usd: number, eur: number, jpy: number]) =>
  amounts.map((amount, index) => ({ amount, currency: CURRENCIES[index] ?? 'CNY' }));

interface DemoTier extends TierContent {
  code: string;
}

const tier = (code: string, name: LocalText, content: Omit<TierContent, 'name'>): DemoTier => ({
  code,
  name,
  ...content,
});

/** The membership programme of the demo operator. */
export const DEMO_TIERS: readonly DemoTier[] = [
  tier(
    'silver',
    { en: 'Silver', zh: '银卡' },
    {
      rank: 1,
      colour: '#9aa3ad',
      thresholds: thresholds(100_000, 15_000, 14_000, 22_000),
      discountBps: 300,
      supportPriority: 'normal',
      slaMinutes: 8 * HOUR,
      monthlyBonuses: [],
      freeServices: [],
    },
  ),
  tier(
    'gold',
    { en: 'Gold', zh: '金卡' },
    {
      rank: 2,
      colour: '#c9a227',
      thresholds: thresholds(300_000, 45_000, 42_000, 66_000),
      discountBps: 600,
      supportPriority: 'high',
      slaMinutes: 2 * HOUR,
      monthlyBonuses: [{ kind: 'data', quantity: GB }],
      freeServices: ['call-forwarding'],
    },
  ),
  tier(
    'platinum',
    { en: 'Platinum', zh: '白金卡' },
    {
      rank: 3,
      colour: '#5b6b8c',
      thresholds: thresholds(800_000, 120_000, 112_000, 176_000),
      discountBps: 1_000,
      supportPriority: 'urgent',
      slaMinutes: HOUR / 2,
      monthlyBonuses: [{ kind: 'data', quantity: 3 * GB }],
      freeServices: ['call-forwarding', 'voicemail'],
    },
  ),
];

import { addMs, HOUR_MS, type Instant, type Locale } from '@ur-desk/domain/kernel';
import { abuseFinder } from '@ur-desk/domain/plan-reviews';
import { type EntityManager } from 'typeorm';
import { DEMO_STAFF } from '../features/staff/demo-staff';
import { reviewWords } from '../features/plan-reviews/plan-review.queries';
import { type Dice } from './dice';
import { RowBatch } from './row-batch';

/** In a hundred purchases. */
const REVIEWED = 12;
const SHOP = 'Web shop';
const MODERATOR = DEMO_STAFF.find(({ role }) => role === 'marketing')?.name ?? '';

/** By stars, the worst first. */
const SAID: Record<Locale, readonly (readonly string[])[]> = {
  en: [
    ['No signal for three days. Feels like a scam.', 'Stopped working after an hour. I want my money back.'],
    ['Slow in the evening, and the hotline is busy.', 'Calls drop on the train.'],
    ['Works in cities. <b>Nothing</b> in the mountains.', 'OK for the price.'],
    ['Fast in Tokyo, a bit slow in Kyoto.', 'Easy to set up, good coverage. 👍', 'Good value for two weeks.'],
    [
      'Worked the minute I landed ✈️',
      'Best travel SIM I have had.',
      'Set up in two minutes, fast everywhere.',
    ],
  ],
  zh: [
    ['三天没信号，感觉遇到骗子了。', '用了一小时就断了，要求退款。'],
    ['晚上网速很慢，客服电话打不通。', '高铁上经常断线。'],
    ['城里还行，山区基本没信号。', '性价比一般，够用。'],
    ['东京很快，京都稍慢。', '开通方便，信号不错 👍', '两周的行程刚好够用。'],
    ['落地就有信号 ✈️ 强烈推荐！', '用过最好的旅行卡。', '两分钟开通，全程流畅。'],
  ],
};

const ANSWERED: Record<Locale, string> = {
  en: 'Sorry about that. Please write to us with your number: we look into it and refund what you could not use.',
  zh: '非常抱歉给您带来不便。请联系客服并提供号码，我们会尽快核查并退还未使用部分。',
};

const HIDDEN: Record<Locale, string> = { en: 'Names another company', zh: '涉及其他公司' };

interface Purchase {
  customer_id: string;
  plan_id: string;
  renewal_id: string;
  locale: Locale;
  at: Date;
}

const LAST_PURCHASES = `SELECT DISTINCT ON (n.customer_id, n.plan_id) n.customer_id, n.plan_id, n.id AS renewal_id, c.locale,
  n.ended_at AS at
FROM renewal n JOIN customer c ON c.id = n.customer_id WHERE n.state = 'succeeded'
ORDER BY n.customer_id, n.plan_id, n.created_at DESC, n.id`;

/** More are content than not. */
const starsOf = (dice: Dice): number => dice.pick([1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5]);

function verdictOf(dice: Dice, { locale, at }: { locale: Locale; at: Instant }) {
  const fate = dice.whole(1, 100);
  if (fate <= 15) return { state: 'pending', reason: null, decided_by: null, decided_at: null };
  const decided = { decided_by: MODERATOR, decided_at: at };
  if (fate <= 22) return { state: 'hidden', reason: HIDDEN[locale], ...decided };
  return { state: 'published', reason: null, ...decided };
}

/** Some of those who bought a plan have said what they think of it, in their language. */
export async function seedReviews(em: EntityManager, dice: Dice, now: Instant): Promise<void> {
  const find = abuseFinder((await reviewWords(em)).words);
  const batch = new RowBatch();
  for (const { at: bought, ...purchase } of await em.query<Purchase[]>(LAST_PURCHASES)) {
    if (!dice.chance(REVIEWED)) continue;
    const stars = starsOf(dice);
    const text = dice.pick(SAID[purchase.locale][stars - 1] ?? ['']);
    const written = addMs(bought.toISOString(), dice.whole(2, 200) * HOUR_MS);
    const at = written < now ? written : now;
    const verdict = verdictOf(dice, { locale: purchase.locale, at });
    const answered = verdict.state === 'published' && stars <= 2 && dice.chance(60);
    batch.add('plan_review', {
      id: dice.id(),
      ...purchase,
      stars,
      text,
      source: 'customer',
      entered_by: SHOP,
      ...verdict,
      abuse_words: find(text),
      reply: answered ? ANSWERED[purchase.locale] : null,
      replied_by: answered ? MODERATOR : null,
      replied_at: answered ? at : null,
      created_at: at,
      updated_at: at,
      version: 1,
    });
  }
  await batch.write(em);
}

import { type Page } from '@playwright/test';
import { expect, test } from '../fixtures';

/** So many are shown; `SHOWN_QUOTES=10000` at length (decision 0511). */
const QUOTES = Number(process.env['SHOWN_QUOTES'] ?? 500);
const SEED = 20_261_128;
const PROMOTIONS = 12;

interface Quote {
  price: {
    lines: { amount: Shown }[];
    total: Shown;
  };
}
interface Shown {
  amount: number;
  currency: string;
}

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function diceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
const dice = diceOf(SEED);
const whole = (from: number, to: number): number => from + Math.floor(dice() * (to - from + 1));
const pick = <T>(all: readonly T[]): T => {
  const one = all[Math.floor(dice() * all.length)];
  if (one === undefined) throw new Error('there is something to pick from');
  return one;
};

let keys = 0;
const headers = (version?: number) => ({
  'X-Requested-With': 'ur-desk',
  'Idempotency-Key': `shown-price-${SEED}-${Date.now()}-${(keys += 1)}`,
  ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
});

async function send<T>(page: Page, path: string, data: object, version?: number): Promise<T> {
  const answer = await page.request.post(`/api/v1/${path}`, { data, headers: headers(version) });
  expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

async function all<T>(page: Page, path: string, filter: object = {}): Promise<T[]> {
  const query = `filter=${encodeURIComponent(JSON.stringify(filter))}&range=[0,99]`;
  const answer = await page.request.get(`/api/v1/${path}?${query}`, { headers: headers() });
  expect(answer.ok(), `${path}: ${answer.status()}`).toBe(true);
  return (await answer.json()) as T[];
}

const CURRENCIES = ['CNY', 'EUR', 'JPY', 'USD'];
const amounts = () => CURRENCIES.map((currency) => ({ amount: whole(1, 6_000), currency }));

const anyAction = (): object =>
  pick([
    () => ({ kind: 'percentOff', discountBps: whole(1, 10_000), caps: dice() < 0.5 ? amounts() : [] }),
    () => ({ kind: 'amountOff', amounts: amounts() }),
    () => ({ kind: 'fixedPrice', amounts: amounts() }),
    () => ({ kind: 'bonusData', quantity: whole(1, 10_000_000_000) }),
  ])();

const anyCriteria = (): object[] =>
  dice() < 0.6
    ? []
    : [
        {
          match: pick(['all', 'any']),
          criteria: [
            { kind: 'country', countries: ['CN', pick(['DE', 'US', 'JP'])] },
            { kind: 'minimumAmount', amounts: amounts() },
          ],
        },
      ];

interface Promotion {
  id: string;
  version: number;
}

/** Promotions that only a code sets off, so that the prices of other stories stay as they are. */
async function releasePromotions(marketing: Page): Promise<{ codes: string[]; released: Promotion[] }> {
  const codes: string[] = [];
  const released: Promotion[] = [];
  for (let number = 1; number <= PROMOTIONS; number += 1) {
    const code = `SHOWN-${number}`;
    const draft = await send<Promotion>(marketing, 'promotions', {
      code: `shown-${number}`,
      name: { en: `Shown ${number}`, zh: `展示 ${number}` },
      window: { startsAt: '2020-01-01T00:00:00.000Z', endsAt: null },
      criteria: anyCriteria(),
      actions: [anyAction()],
      coupon: { kind: 'shared', code },
      priority: whole(1, 100),
      limits: {
        totalUses: null,
        usesPerCustomer: null,
        budgets: CURRENCIES.map((currency) => ({ currency, totalMinor: 100_000, periodMinor: null })),
        budgetPeriod: 'day',
      },
    });
    released.push(await send<Promotion>(marketing, `promotions/${draft.id}/release`, {}, draft.version));
    codes.push(code);
  }
  return { codes, released };
}

/** What `POST /quotes` answers for generated customers, plans and codes; what it refuses has no price. */
async function quotesOf(agent: Page, codes: readonly string[]): Promise<Quote[]> {
  const lines = await all<{ id: string; customerId: string }>(agent, 'lines');
  const plans = await all<{ id: string }>(agent, 'plans', { state: 'released', kind: 'plan' });
  const quotes: Quote[] = [];
  for (let tries = 0; quotes.length < QUOTES && tries < QUOTES * 4; tries += 1) {
    const { id: lineId, customerId } = pick(lines);
    const couponCode = pick([null, 'NOSUCHCODE', ...codes]);
    const data = {
      ...{ customerId, lineId, planId: pick(plans).id, policy: 'queue', channel: 'agent' },
      payment: { useWallet: true },
      ...(couponCode === null ? {} : { couponCode }),
    };
    const answer = await agent.request.post('/api/v1/quotes', { data, headers: headers() });
    if (answer.ok()) quotes.push((await answer.json()) as Quote);
  }
  expect(quotes).toHaveLength(QUOTES);
  return quotes;
}

/**
 * Gives the open dialog one answer of the API after the other, each asked for by another code, and reads the amounts that it shows.
 * It runs in the page: what is measured is the built console, and a round trip to the test for each would take longer.
 */
function showEach(quotes: readonly object[]): Promise<string[][]> {
  const real = window.fetch;
  let next: object | undefined;
  let asked = 0;
  window.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.endsWith('/api/v1/quotes')) return real(input, init);
    asked += 1;
    return new Response(JSON.stringify(next), {
      status: 201,
      headers: { 'content-type': 'application/json' },
    });
  };
  const dialog = document.querySelector('[role=dialog]');
  const field = [...(dialog?.querySelectorAll('input') ?? [])].find(({ maxLength }) => maxLength === 40);
  if (!dialog || !field) throw new Error('the dialog has a field for a code');
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  const turn = () => new Promise((done) => setTimeout(done));
  const isBusy = () => dialog.querySelector('[aria-busy=true]') !== null;
  const shown = () => {
    const heading = [...dialog.querySelectorAll('h3')].find(({ textContent }) => textContent === 'Price');
    const rows = [...(heading?.parentElement?.nextElementSibling?.querySelectorAll('.MuiStack-root') ?? [])];
    return rows.map((row) => row.lastElementChild?.textContent ?? '');
  };
  const show = async (quote: object, place: number) => {
    const before = asked;
    next = quote;
    write?.call(field, `shown ${place}`);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await turn();
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    const until = performance.now() + 5_000;
    while ((asked === before || isBusy()) && performance.now() < until) await turn();
    await turn();
    return shown();
  };
  return (async () => {
    const all: string[][] = [];
    for (const [place, quote] of quotes.entries()) all.push(await show(quote, place));
    window.fetch = real;
    return all;
  })();
}

/** An amount as digits, told without the code of the console: `-1234.50`. */
function digitsOf({ amount, currency }: Shown): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const { maximumFractionDigits: places = 0 } = format.resolvedOptions();
  return (amount / 10 ** places).toFixed(places);
}
const digitsIn = (text: string): string => text.replaceAll(/[−–]/g, '-').replaceAll(/[^-\d.]/g, '');

test('the built console shows the price that the API quoted, line by line, for generated purchases', async ({
  asMarketing: marketing,
  asAgent: agent,
}) => {
  test.setTimeout(60_000 + QUOTES * 300);
  const { codes, released } = await releasePromotions(marketing);
  const quotes = await quotesOf(agent, codes);
  const kinds = new Set(quotes.map(({ price }) => price.lines.length));
  expect(kinds.size, 'with and without a discount').toBeGreaterThan(1);

  await agent.getByRole('combobox', { name: 'Search' }).fill('00138000');
  await agent.getByRole('option', { name: /王小明/ }).click();
  await agent.getByRole('button', { name: 'Renew', exact: true }).first().click();
  const dialog = agent.getByRole('dialog', { name: /^Renew / });
  await expect(dialog.getByRole('heading', { name: 'Price', exact: true })).toBeVisible();
  const shown = await agent.evaluate(showEach, quotes);

  const expected = quotes.map(({ price }) => [...price.lines.map((line) => line.amount), price.total]);
  expect(shown.map((texts) => texts.map(digitsIn))).toEqual(expected.map((one) => one.map(digitsOf)));
  for (const { id, version } of released)
    await send(marketing, `promotions/${id}/suspend`, { reason: 'Shown' }, version);
});

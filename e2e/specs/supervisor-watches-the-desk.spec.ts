import { type Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../fixtures';

async function openZhouMin(page: Page): Promise<string> {
  await page.getByRole('combobox', { name: 'Search' }).fill('3612349999');
  await page.getByRole('option', { name: /周敏/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('周敏');
  return /customers\/([^/]+)\/show/.exec(page.url())?.[1] ?? '';
}

/** What the agent gives by hand, through the API: the story is about who looks at it. */
async function giveCredit(page: Page, customerId: string): Promise<void> {
  const answer = await page.request.post('/api/v1/adjustments', {
    data: {
      customerId,
      kind: 'credit',
      amount: { amount: 15_000, currency: 'CNY' },
      reasonCode: 'courtesy',
      comment: 'sorry for the trouble',
    },
    headers: { 'x-requested-with': 'story', 'idempotency-key': crypto.randomUUID() },
  });
  expect(answer.status()).toBe(201);
}

test('a stolen card is blocked by the agent, and released by a supervisor', async ({
  asAgent: page,
  asSupervisor: boss,
}) => {
  await openZhouMin(page);
  await page.getByRole('tab', { name: 'Payment methods' }).click();
  await page.getByRole('button', { name: 'Method: UnionPay ••0005' }).click();
  await page.getByRole('menuitem', { name: 'Block' }).click();
  const block = page.getByRole('dialog', { name: 'Block UnionPay ••0005' });
  await block.getByRole('textbox', { name: /Reason/ }).fill('reported stolen');
  await block.getByRole('button', { name: 'Block' }).click();
  await expect(page.getByText('The card ••0005 is blocked: reported stolen.')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Top up', exact: true }).first().click();
  const topUp = page.getByRole('dialog', { name: 'Top up' });
  await expect(topUp.getByRole('radio', { name: /0005.*blocked: reported stolen/ })).toBeDisabled();

  await openZhouMin(boss);
  await boss.getByRole('button', { name: 'Show' }).first().click();
  await boss.getByRole('button', { name: 'Method: UnionPay ••0005' }).click();
  await boss.getByRole('menuitem', { name: 'Lift the block' }).click();
  const lift = boss.getByRole('dialog', { name: 'Lift the block of UnionPay ••0005' });
  await lift.getByRole('textbox', { name: /Reason/ }).fill('the card was found');
  await lift.getByRole('button', { name: 'Lift the block' }).click();
  await expect(boss.getByText(/lifted by .*: the card was found/)).toBeVisible();
});

test('one credit in two parts comes to the supervisor with its evidence', async ({
  asAgent: page,
  asSupervisor: boss,
}) => {
  const customerId = await openZhouMin(page);
  await giveCredit(page, customerId);
  await giveCredit(page, customerId);
  await expect(page.getByRole('link', { name: 'Unusual activity' })).toHaveCount(0);

  await boss.getByRole('link', { name: 'Unusual activity' }).first().click();
  await boss.getByRole('button', { name: 'Look now' }).click();
  const found = boss.getByRole('row').filter({ hasText: '周敏' }).getByRole('link').first();
  await expect(found).toBeVisible();
  await expectAccessible(boss);
  await found.click();
  const actions = boss.getByRole('region', { name: 'The actions' }).first();
  await expect(actions.getByRole('link', { name: /^AJ-/ })).toHaveCount(2);
  await expectAccessible(boss);
  await boss.getByRole('button', { name: 'Reviewed' }).click();
  const decide = boss.getByRole('dialog', { name: 'What came of it?' });
  await decide.getByRole('textbox', { name: /Note/ }).fill('asked the agent, two separate complaints');
  await decide.getByRole('button', { name: 'Mark as reviewed' }).click();
  await expect(boss.getByText('two separate complaints')).toBeVisible();
});

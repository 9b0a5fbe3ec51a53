import { type Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../fixtures';

const states = (page: Page) => page.getByRole('list', { name: 'Steps' }).getByRole('listitem');

test('an agent renews from the balance and sees everything that follows', async ({
  asAgent: page,
  steps,
}) => {
  steps.start();
  await page.getByRole('combobox', { name: 'Search' }).fill('00138000');
  await page.getByRole('option', { name: /王小明/ }).click();
  await page.getByRole('button', { name: 'Renew', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: /^Renew / });
  await dialog.getByRole('radio', { name: /Asia 5 GB/ }).check();
  await expect(dialog.getByText('CN¥71.00')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Renew for CN¥59.00 from the balance' }).click();
  await expect(dialog.getByText('Asia 5 GB is booked')).toBeVisible();
  steps.expectAtMost(5);

  await expect(states(page)).toHaveCount(5);
  await expect(dialog.getByText('Queued')).toBeVisible();
  await expect(dialog.getByText('Calls 60 min · SMS 50 · Data 5 GB')).toBeVisible();
  await expect(dialog.getByText('CN¥12.00')).toBeVisible();
  await expect(dialog.getByText(/written to the local outbox/)).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('region', { name: 'Balance' })).toContainText('CN¥12.00');
  await expect(page.getByText(/Asia 5 GB/).first()).toBeVisible();
});

test('the price is explained before anything is paid, with the rules that did not apply', async ({
  asAgent: page,
}) => {
  await page.getByRole('combobox', { name: 'Search' }).fill('13912345678');
  await page.getByRole('option', { name: /李娜/ }).click();
  await page.getByRole('button', { name: 'Renew', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: /^Renew / });
  const coupon = dialog.getByRole('textbox', { name: 'Coupon code' });
  await coupon.fill('SPRING');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(coupon).toHaveAccessibleDescription(/the code “SPRING” does not exist/);
  await dialog.getByRole('button', { name: 'Why this price?' }).click();
  await expect(
    dialog.getByRole('listitem').filter({ hasText: 'the code “SPRING” does not exist' }),
  ).toBeVisible();
  await expect(dialog.getByText('the customer has no membership tier')).toBeVisible();
  await dialog.getByRole('radio', { name: /^Balance/ }).check();
  await expect(dialog.getByText(/CN¥53.00 is missing/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Renew for/ })).toBeDisabled();
  await expectAccessible(page);
});

test('an agent adds data to the plan that runs, from the finding that it is nearly used up', async ({
  asAgent: page,
  steps,
}) => {
  steps.start();
  await page.getByRole('combobox', { name: 'Search' }).fill('13912345678');
  await page.getByRole('option', { name: /李娜/ }).click();
  const plan = page.getByRole('region', { name: 'Plan and allowances' });
  await expect(plan.getByText(/of 5 GB left/)).toBeVisible();
  const finding = page.getByRole('listitem').filter({ hasText: /of data is left/ });
  await finding.getByRole('button', { name: 'Add data or minutes' }).click();
  const dialog = page.getByRole('dialog', { name: /^Add data or minutes/ });
  await expect(dialog.getByRole('radio', { name: /Day pack 3 GB/ })).toBeChecked();
  await dialog.getByRole('checkbox', { name: /^Use the balance/ }).uncheck();
  await dialog.getByRole('button', { name: /^Add for CN¥9\.90 with/ }).click();
  await expect(dialog.getByText('Day pack 3 GB is added')).toBeVisible();
  steps.expectAtMost(5);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(plan.getByText(/of 8 GB left/)).toBeVisible();
});

test.describe('by keyboard alone', () => {
  test.use({ hands: 'keyboard' });

  /** T3: the reason is visible before; another saved card is chosen already. */
  test('an agent retries a failed renewal with another saved card', async ({ asAgent: page, steps }) => {
    steps.start();
    await page.getByRole('combobox', { name: 'Search' }).fill('2125550142');
    await page.getByRole('option', { name: /John Miller/ }).click();
    await expect(page.getByText(/too little money/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Try again…' }).click();
    await expect(page.getByRole('radio', { name: /4242/ })).toBeChecked();
    await page.getByRole('button', { name: /^Try again: \$19\.99 with Visa/ }).click();
    await expect(page.getByText('Americas 15 GB is active')).toBeVisible();
    steps.expectAtMost(4);
    await expect(states(page).filter({ hasText: 'tried 2 times' })).toHaveCount(1);
    await expectAccessible(page);
  });

  /** T5: a customer reads out the reference of his message; why he got that price is one key away from it. */
  test('an agent explains the price of a renewal, with the rules that did not apply', async ({
    asAgent: page,
    steps,
  }) => {
    const answer = await page.request.get('/api/v1/renewals?sort=["createdAt","DESC"]&range=[0,0]');
    const [{ reference }] = (await answer.json()) as [{ reference: string }];
    steps.start();
    await page.getByRole('combobox', { name: 'Search' }).fill(reference);
    await page.getByRole('option', { name: new RegExp(reference) }).click();
    await page.getByRole('button', { name: 'Why this price?' }).click();
    await expect(page.getByText('the customer has no membership tier').first()).toBeVisible();
    steps.expectAtMost(3);
  });
});

test('a charge whose answer is late goes on by itself; one without an answer blocks a second one', async ({
  asAgent: page,
}) => {
  await page.getByRole('combobox', { name: 'Search' }).fill('13912345678');
  await page.getByRole('option', { name: /李娜/ }).click();
  const renew = page.getByRole('button', { name: 'Renew', exact: true }).first();
  const dialog = page.getByRole('dialog', { name: /^Renew / });
  const renewWith = async (card: RegExp) => {
    await renew.click();
    await dialog.getByRole('button', { name: 'Add a test card' }).click();
    await page.getByRole('menuitem', { name: card }).click();
    await expect(dialog.getByRole('radio', { name: card })).toBeChecked();
    await dialog.getByRole('checkbox', { name: /^Use the balance/ }).uncheck();
    await dialog.getByRole('button', { name: /^Renew for CN¥59\.00 with / }).click();
  };

  await renewWith(/3105/);
  await expect(dialog.getByText('Asia 5 GB is booked')).toBeVisible({ timeout: 20_000 });
  await dialog.getByRole('button', { name: 'Done' }).click();

  await renewWith(/3089/);
  await expect(states(page).filter({ hasText: 'waiting' })).toHaveCount(1, { timeout: 20_000 });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Done' }).click();

  // Said when the dialog opens, and again by the server to who tries nevertheless.
  await renew.click();
  const refusals = dialog.getByText(/A second one is refused until it is settled/);
  await expect(refusals).toHaveCount(1);
  await dialog.getByRole('button', { name: /^Renew/ }).click();
  await expect(refusals).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Close' }).click();
});

test.describe('in Chinese and in the dark', () => {
  test.use({ language: 'zh', theme: 'dark' });

  test('renewing is complete and accessible', async ({ asAgent: page }) => {
    await page.getByRole('combobox', { name: '搜索' }).fill('8618612345670');
    await page.getByRole('option', { name: /林雨桐/ }).click();
    await page.getByRole('button', { name: '续费', exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name: /续费$/ });
    await dialog.getByRole('button', { name: '为什么是这个价格？' }).click();
    await expect(dialog.getByText('未应用：没有适用的促销')).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: /^用余额支付/ }).click();
    await expect(dialog.getByText(/已预订$|已生效$/)).toBeVisible();
    await expectAccessible(page);
  });
});

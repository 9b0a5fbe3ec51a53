import { type Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../fixtures';

/** The dialog in which a customer's line is renewed, with a plan that leaves room above its floor. */
async function renewing(agent: Page) {
  await agent.getByRole('combobox', { name: 'Search' }).fill('00138000');
  await agent.getByRole('option', { name: /王小明/ }).click();
  await agent.getByRole('button', { name: 'Renew', exact: true }).first().click();
  const dialog = agent.getByRole('dialog', { name: /^Renew / });
  await dialog.getByRole('radio', { name: /Data only 1 GB/ }).check();
  return dialog;
}

async function tryCode(agent: Page, code: string) {
  const coupon = agent.getByRole('textbox', { name: 'Coupon code' });
  await coupon.fill(code);
  await coupon.press('Enter');
}

const firstCodes = async (page: Page) =>
  page
    .getByRole('table')
    .getByRole('link', { name: /^MAIL-/ })
    .allTextContents();

test('codes of their own: ordered, found, used once, disabled one by one and as a batch', async ({
  asMarketing: page,
  asAgent: agent,
  steps,
}) => {
  steps.start();
  await page.getByRole('navigation').getByRole('link', { name: 'Promotions' }).click();
  await page.getByRole('link', { name: /^Newsletter/ }).click();
  await page.getByRole('button', { name: 'Order codes…' }).click();
  const order = page.getByRole('dialog');
  await order.getByRole('textbox', { name: 'Name of the batch' }).fill('Second issue');
  await order.getByLabel('How many').fill('25');
  await order.getByRole('textbox', { name: 'Pattern' }).fill('MAIL-####-####');
  await order.getByRole('button', { name: 'Order codes' }).click();
  await page.getByRole('link', { name: 'Second issue' }).click();
  await expect(page.getByText('0 of 25 redeemed')).toBeVisible({ timeout: 20_000 });
  await page.getByRole('link', { name: 'Show the codes' }).click();
  await expect(page.getByRole('table').getByText('Free')).toHaveCount(25);
  steps.expectAtMost(9);
  await expectAccessible(page);
  const [used = '', lost = '', late = ''] = await firstCodes(page);

  const dialog = await renewing(agent);
  await tryCode(agent, used.toLowerCase().replaceAll('-', ' '));
  await expect(dialog.getByText(/Coupon: Newsletter/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Renew for CN¥9.00 from the balance' }).click();
  await expect(dialog.getByText('Data only 1 GB is booked')).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();

  steps.start();
  await page.getByRole('textbox', { name: 'The whole code' }).fill(used);
  await expect(page.getByRole('table').getByText('Redeemed')).toHaveCount(1);
  await page.getByRole('textbox', { name: 'The whole code' }).fill(lost);
  await page.getByRole('link', { name: lost }).click();
  await page.getByRole('button', { name: 'Disable…' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Posted in a forum');
  await page.getByRole('dialog').getByRole('button', { name: 'Disable the code' }).click();
  await expect(page.getByText('Disabled', { exact: true }).first()).toBeVisible();
  steps.expectAtMost(15);
  await expectAccessible(page);

  await page.getByRole('main').getByRole('link', { name: 'Second issue' }).click();
  await page.getByRole('button', { name: 'Disable…' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Sent to the wrong list');
  await page.getByRole('dialog').getByRole('button', { name: 'Disable the batch' }).click();
  await expect(page.getByText('Disabled', { exact: true }).first()).toBeVisible();

  const refused = await renewing(agent);
  const said = {
    [used]: /the code was used already/i,
    [lost]: /the code is disabled/i,
    [late]: /the code is disabled/i,
  };
  for (const [code, why] of Object.entries(said)) {
    await tryCode(agent, code);
    await expect(refused.getByRole('alert').filter({ hasText: why })).toBeVisible();
  }
});

test('a shared code holds as long as its promotion runs', async ({ asMarketing: page, asAgent: agent }) => {
  await page.getByRole('navigation').getByRole('link', { name: 'Promotions' }).click();
  await page.getByRole('link', { name: /^Welcome back/ }).click();
  await expect(page.getByText('BACK15').first()).toBeVisible();
  await renewing(agent);
  await tryCode(agent, 'back15');
  await expect(agent.getByRole('alert').filter({ hasText: /it is suspended/i })).toBeVisible();
});

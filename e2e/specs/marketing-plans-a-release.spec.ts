import { expect, expectAccessible, test } from '../fixtures';

const DAY_MS = 86_400_000;
const inAWeek = () => `${new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10)}T08:00`;

/** Seven steps (T14): the plans, clone, price, validity, save and release, when, plan it. */
test('a marketer clones a plan, changes price and validity, and plans its release', async ({
  asMarketing: page,
  steps,
}) => {
  steps.start();
  await page.getByRole('navigation').getByRole('link', { name: 'Plans' }).click();
  await page.getByRole('link', { name: 'Clone Data only 1 GB' }).click();
  await page.getByRole('textbox', { name: 'Price', exact: true }).first().fill('19');
  await page.getByRole('spinbutton', { name: 'Valid for' }).fill('14');
  await expect(page.getByText('14 days')).toBeVisible();
  await page.getByRole('button', { name: 'Save and release…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('On sale from (Asia/Shanghai)').fill(inAWeek());
  await dialog.getByRole('button', { name: 'Plan the release of version 1' }).click();
  const draft = page.getByRole('region', { name: /Draft/ });
  await expect(draft.getByText(/On sale from/)).toBeVisible();
  steps.expectAtMost(7);
  await expect(page.getByRole('link', { name: 'Edit' })).toBeHidden();
  await expectAccessible(page);
});

import { expect, test } from '../fixtures';

/** By keyboard alone. */
test.use({ hands: 'keyboard' });

/** T6: the QR code by mail and SMS, in the customer's language (Chinese), in four steps. */
test('an agent sends the QR code of the eSIM again, by mail and SMS at once', async ({
  asAgent: page,
  steps,
}) => {
  steps.start();
  await page.getByRole('combobox', { name: 'Search' }).fill('18612345670');
  await page.getByRole('option', { name: /林雨桐/ }).click();
  await page.getByRole('tab', { name: 'Lines' }).click();
  await page.getByRole('button', { name: 'Send QR code' }).first().click();
  await expect(page.getByText('Activation code sent by e-mail + SMS')).toBeAttached();
  steps.expectAtMost(4);
  await page.getByRole('tab', { name: 'Messages' }).click();
  const messages = page.getByRole('row').filter({ hasText: '安装 +86 186 1234 5670 的 eSIM' });
  await expect(messages).toHaveCount(2, { timeout: 20_000 });
});

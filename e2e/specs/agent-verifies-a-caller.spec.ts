import { type Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../fixtures';

async function openWang(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Search' }).fill('13800138000');
  await page.getByRole('option', { name: /王小明/ }).click();
  await expect(page.getByRole('button', { name: /^Edit E-mail/ })).toBeVisible();
}

/** What the customer reads on his phone; without an SMS centre the log shows it, as the message went to nobody. */
async function codeOnThePhone(page: Page): Promise<string> {
  await page.getByRole('tab', { name: 'Messages' }).click();
  const message = page.getByRole('row', { name: /本次通话的验证码/ });
  await expect(message.getByText('Written to the local outbox')).toBeVisible();
  await message.getByRole('button').click();
  const text = page.getByRole('dialog').getByText(/验证码是 \d{6}/);
  return /验证码是 (\d{6})/.exec(await text.innerText())?.[1] ?? '';
}

/** A new profile; not afterwards, since a contact is changed within the day then. */
async function replaceSim(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Lines' }).click();
  const iccid = page.getByText(/^8986 /);
  const before = await iccid.innerText();
  await page.getByRole('button', { name: 'Replace eSIM…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Replace the eSIM?' });
  await expect(dialog.getByText(/^Caller verified until/)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The phone was stolen');
  await dialog.getByRole('button', { name: 'Replace eSIM' }).click();
  await expect(dialog).toBeHidden();
  await expect(iccid).not.toHaveText(before);
  await expect(page.getByText('Not installed')).toBeVisible();
}

test('an eSIM and a verified e-mail are replaced once the caller has read out his code', async ({
  asAgent: page,
  asAnotherAgent: phone,
}) => {
  await openWang(page);
  await page.getByRole('button', { name: /^Edit E-mail/ }).click();
  await page.getByRole('textbox', { name: 'E-mail' }).fill('wang.new@example.com');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').getByText(/First verify that the caller/)).toBeVisible();

  await page.getByRole('button', { name: 'Verify caller…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Verify the caller' });
  await dialog.getByRole('radio', { name: /138/ }).check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /^Send code to \+86 138/ }).click();
  await expect(dialog.getByRole('textbox', { name: 'Code' })).toBeFocused();
  await openWang(phone);
  await dialog.getByRole('textbox', { name: 'Code' }).fill(await codeOnThePhone(phone));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Caller verified until/)).toBeVisible();

  await replaceSim(page);

  // What was typed is still there.
  const contact = page.getByRole('region', { name: 'Contact' });
  await contact.getByRole('button', { name: 'Save' }).click();
  await expect(contact.getByText('wang.new@example.com')).toBeVisible();
  await expect(contact.getByRole('button', { name: /^Not verified/ })).toBeVisible();
});

import { type Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../fixtures';

async function openSophie(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Search' }).fill('33612345678');
  await page.getByRole('option', { name: /Sophie Dubois/ }).click();
  await expect(page.getByRole('button', { name: /^Edit E-mail/ })).toBeVisible();
}

async function typeEmail(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: /^Edit E-mail/ }).click();
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.keyboard.press('Enter');
}

test('two agents edit at once: the second sees both values and decides', async ({
  asAgent,
  asAnotherAgent,
}) => {
  await openSophie(asAgent);
  await openSophie(asAnotherAgent);
  await typeEmail(asAgent, 'first@post.example');
  await expect(asAgent.getByText('first@post.example').first()).toBeVisible();

  await typeEmail(asAnotherAgent, 'second@post.example');
  const dialog = asAnotherAgent.getByRole('dialog');
  await expect(dialog).toContainText('first@post.example');
  await expect(dialog).toContainText('second@post.example');
  await expect(dialog).toContainText('Mei Lin');
  await expectAccessible(asAnotherAgent);

  await dialog.getByRole('button', { name: /mine/i }).click();
  await expect(dialog).toBeHidden();
  const contact = asAnotherAgent.getByRole('region', { name: 'Contact' });
  await expect(contact.getByText('second@post.example')).toBeVisible();
});

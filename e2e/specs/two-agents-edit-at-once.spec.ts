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
}

const save = (page: Page) => page.keyboard.press('Enter');

test('two agents edit at once: the second sees both values and decides', async ({
  asAgent,
  asAnotherAgent,
  asSupervisor,
}) => {
  await openSophie(asAgent);
  await openSophie(asAnotherAgent);
  await openSophie(asSupervisor);
  await expect(asSupervisor.getByTitle(/Mei Lin/)).toBeVisible();

  await typeEmail(asAnotherAgent, 'second@post.example');
  await typeEmail(asAgent, 'first@post.example');
  await save(asAgent);
  // Who only looks sees it without doing anything; who is typing keeps what was typed.
  await expect(asSupervisor.getByRole('button', { name: /^Edit E-mail.*first@post/ })).toBeVisible();
  await expectAccessible(asSupervisor);

  await save(asAnotherAgent);
  const dialog = asAnotherAgent.getByRole('dialog');
  await expect(dialog).toContainText('first@post.example');
  await expect(dialog).toContainText('second@post.example');
  await expect(dialog).toContainText('Mei Lin');
  await expectAccessible(asAnotherAgent);

  await dialog.getByRole('button', { name: /mine/i }).click();
  await expect(dialog).toBeHidden();
  const contact = asAnotherAgent.getByRole('region', { name: 'Contact' });
  await expect(contact.getByText('second@post.example')).toBeVisible();

  await asAgent.getByRole('link', { name: 'Customers' }).first().click();
  await asAnotherAgent.getByRole('link', { name: 'Customers' }).first().click();
  await expect(asSupervisor.getByTitle(/Mei Lin/)).toBeHidden();
});

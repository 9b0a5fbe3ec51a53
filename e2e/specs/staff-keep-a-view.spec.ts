import { expect, expectAccessible, test } from '../fixtures';

test('finance keeps the failed payments as a view for all, and it is chosen by its name', async ({
  asFinance: page,
  steps,
}) => {
  steps.start();
  await page.getByRole('navigation').getByRole('link', { name: 'Payments', exact: true }).click();
  const states = page.getByRole('group', { name: 'Status' });
  const failed = states.getByRole('button', { name: /^Failed/ });
  const all = states.getByRole('button', { name: /^All/ });
  await failed.click();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Keep what is shown as a view' }).click();
  const form = page.getByRole('dialog', { name: 'Keep as a view' });
  await form.getByRole('textbox', { name: 'Name' }).fill('To look after');
  await form.getByRole('switch', { name: 'Colleagues see it, too' }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  steps.expectAtMost(7);

  const button = page.getByRole('button', { name: 'To look after' });
  await expect(button).toBeVisible();
  await all.click();
  await expect(page.getByRole('button', { name: 'Views' })).toBeVisible();
  await page.getByRole('button', { name: 'Views' }).click();
  const views = page.getByRole('dialog', { name: 'Views' });
  await expect(views.getByRole('img', { name: 'Shared with everybody' })).toBeVisible();
  await expectAccessible(page);
  await views.getByRole('button', { name: 'To look after', exact: true }).click();
  await expect(failed).toHaveAttribute('aria-pressed', 'true');
  await button.click();
  await views.getByRole('button', { name: 'Remove To look after' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Views' }).click();
  await expect(views.getByRole('button', { name: 'To look after', exact: true })).toBeVisible();
  await views.getByRole('button', { name: 'Keep what is shown as a view' }).click();
  await expect(form.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await expectAccessible(page);
});

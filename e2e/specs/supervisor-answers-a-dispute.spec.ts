import { expect, test } from '../fixtures';

/** Six steps: into the list, the dispute, why the payment was right, saved, contested, confirmed. */
test('a supervisor contests a dispute, from the list to the evidence at the provider', async ({
  asSupervisor: page,
  steps,
}) => {
  steps.start();
  await page.getByRole('navigation').getByRole('link', { name: 'Disputes' }).click();
  await page.getByRole('row').filter({ hasText: '¥59.00' }).getByRole('link', { name: /^DS-/ }).click();
  const evidence = page.getByRole('region', { name: 'Evidence' });
  await evidence
    .getByRole('textbox', { name: 'Why the payment was right' })
    .fill('The plan was used on the day of the charge, from the customer’s own phone.');
  await evidence.getByRole('button', { name: 'Save text' }).click();
  await expect(evidence.getByRole('button', { name: 'Save text' })).toBeDisabled();
  await page.getByRole('button', { name: 'Contest: send the evidence' }).click();
  const dialog = page.getByRole('dialog', { name: /^Contest dispute DS-/ });
  await expect(dialog).toContainText('The plan was used on the day of the charge');
  await dialog.getByRole('button', { name: 'Contest: send the evidence' }).click();
  await expect(page.getByRole('main')).toContainText('Under review');
  steps.expectAtMost(6);

  await expect(page.getByRole('region', { name: 'Dispute', exact: true })).toContainText('Contested by');
  await expect(evidence.getByRole('textbox')).toHaveCount(0);
});

import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const FORBIDDEN = ['critical', 'serious'];

/** Nothing critical and nothing serious on the page as it is now. Not while steps are counted. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations
    .filter(({ impact }) => FORBIDDEN.includes(impact ?? ''))
    .map(({ id, impact, help, nodes }) => {
      const places = nodes
        .slice(0, 5)
        .map(({ target, failureSummary }) => `    ${target.join(' ')}\n      ${failureSummary}`);
      return `${impact}: ${id} (${help}), ${nodes.length}×\n${places.join('\n')}`;
    });
  expect(grave.join('\n'), `axe on ${page.url()}`).toBe('');
}

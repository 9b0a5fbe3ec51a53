import { readFileSync } from 'node:fs';
import { type AxeResults } from 'axe-core';
import { expect, type Page } from '@playwright/test';

const FORBIDDEN = ['critical', 'serious'];
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/**
 * axe reads a page in several strides. What changes between two of them is judged half as it was and half as it is (a button that
 * became disabled: as an active one in the colours of a disabled one), and so is what still fades after it changed. So a page is read
 * when nothing moves on it any more, and one that changed or began to move meanwhile is read again.
 */
const JUDGE = `(async () => {
  const isFinite = (animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime);
  const isMoving = () => document.getAnimations().some((animation) => animation.playState === 'running' && isFinite(animation));
  const settled = async () => {
    for (let frame = 0; frame < 300 && isMoving(); frame += 1) await new Promise(requestAnimationFrame);
  };
  for (let reading = 1; ; reading += 1) {
    await settled();
    let changed = false;
    const notice = () => { changed = true; };
    const observer = new MutationObserver(notice);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const event of ['transitionrun', 'animationstart']) document.addEventListener(event, notice, true);
    const { violations } = await axe.run({ iframes: false, resultTypes: ['violations'] });
    observer.disconnect();
    for (const event of ['transitionrun', 'animationstart']) document.removeEventListener(event, notice, true);
    if (!changed || !violations.length || reading === 8) return violations;
  }
})()`;

/**
 * Nothing critical and nothing serious on the page as it is now. Not while steps are counted. axe runs in the page itself: its
 * Playwright driver would open a second page each time to merge what frames report, and our only frames, the bodies of
 * messages, are forbidden to run any script.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(AXE);
  const violations = await page.evaluate<AxeResults['violations']>(JUDGE);
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

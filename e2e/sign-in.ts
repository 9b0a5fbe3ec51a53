import { expect, type Page } from '@playwright/test';
import { DEMO_PASSWORD } from './server';

export type DemoRole = 'agent' | 'supervisor' | 'marketing' | 'finance' | 'admin' | 'auditor';
export type Language = 'zh' | 'en';
export type Theme = 'light' | 'dark';

const LABELS = {
  en: { email: 'E-mail', password: 'Password', submit: 'Sign in', search: 'Search', chooseMe: 'English' },
  zh: { email: '邮箱', password: '密码', submit: '登录', search: '搜索', chooseMe: '中文' },
} as const;

const emailOf = (role: DemoRole): string => `${role}@ur-desk.example`;

/**
 * Where a story begins that is not about signing in: the API gives this browser a session of its own (a refresh token that
 * two browsers shared would look stolen), the language counts as chosen on this computer, and the home page is shown.
 */
export async function openSession(page: Page, role: DemoRole, language: Language): Promise<void> {
  const context = page.context();
  await context.addInitScript((locale) => {
    const key = 'ur-desk.locale';
    // The body of a message stands in a frame that has no storage.
    if (window === window.top && !localStorage.getItem(key)) localStorage.setItem(key, locale);
  }, language);
  const answer = await context.request.post('/api/v1/auth/sign-in', {
    headers: { 'X-Requested-With': 'ur-desk' },
    data: { email: emailOf(role), password: DEMO_PASSWORD },
  });
  expect(answer.ok(), `${role} signs in: ${answer.status()}`).toBe(true);
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Signs in as a person does, in the wanted language, and waits for the home page. */
export async function signIn(page: Page, role: DemoRole, language: Language): Promise<void> {
  await page.goto('/');
  const labels = LABELS[language];
  const submit = page.getByRole('button', { name: labels.submit, exact: true });
  const switchTo = page.getByRole('button', { name: labels.chooseMe, exact: true });
  await expect(submit.or(switchTo).first()).toBeVisible();
  // A language that was chosen stays; one that the browser merely has yields to the one of the account.
  if (await switchTo.isVisible()) await switchTo.click();
  else await chooseTwice(page, language);
  await page.getByRole('textbox', { name: labels.email }).fill(emailOf(role));
  await page.getByLabel(labels.password, { exact: true }).fill(DEMO_PASSWORD);
  await submit.click();
  await expect(submit).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function chooseTwice(page: Page, language: Language): Promise<void> {
  const other = language === 'en' ? 'zh' : 'en';
  await page.getByRole('button', { name: LABELS[other].chooseMe, exact: true }).click();
  await page.getByRole('button', { name: LABELS[language].chooseMe, exact: true }).click();
}

import fc from 'fast-check';
import { html, page } from './html-page';

describe('a page', () => {
  it('F38 escapes whatever is put into it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { text: made } = html`<p title="${text}">${text}</p>`;
        expect(made.match(/[<>"]/g)?.join('')).toBe('<"">' + '<>');
      }),
    );
    expect(html`<b>${html`<i>${'<&'}</i>`}${[html`1`, html`2`]}${null}</b>`.text).toBe(
      '<b><i>&lt;&amp;</i>12</b>',
    );
  });

  it('runs nothing, loads nothing and says what language it is in', () => {
    const { text, headers } = page({
      locale: 'zh',
      title: '支付',
      body: html`<h1>支付</h1>`,
      formTargets: ['https://desk.example/pay/x', 'not an address'],
    });
    expect(text).toContain('<html lang="zh-CN">');
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'nonce-[\w+/=]+'; /);
    expect(policy).toContain("form-action 'self' https://desk.example;");
    expect(policy).not.toContain('script-src');
    expect(text).toContain(`<style nonce="${/nonce-([^']+)/.exec(policy)?.[1]}">`);
  });
});

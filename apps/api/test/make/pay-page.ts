import { type PaymentLinkView } from '@ur-desk/domain/payment-links';
import { type Answer, type TestApi } from '../harness';

/** A customer's browser: it follows addresses of ours and sends forms without being signed in. */
export class CustomerBrowser {
  constructor(
    private readonly api: TestApi,
    private readonly language = 'en',
  ) {}

  visit(url: string): Promise<Answer> {
    const { pathname, search } = new URL(url, 'http://desk');
    return this.api.asNobody().get(`/${pathname}${search}`, { headers: this.headers() });
  }

  submit(url: string, form: Record<string, string>): Promise<Answer> {
    const { pathname } = new URL(url, 'http://desk');
    const headers = { ...this.headers(), 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(form).toString();
    return this.api.asNobody().call('POST', `/${pathname}`, body, { headers });
  }

  /** From our link to the sandbox's page; gives its address. */
  async pageOf({ url }: Pick<PaymentLinkView, 'url'>): Promise<string> {
    const { status, headers } = await this.visit(url ?? '');
    expect(status).toBe(303);
    return String(headers['location']);
  }

  private headers(): Record<string, string> {
    return { accept: 'text/html', 'accept-language': this.language };
  }
}

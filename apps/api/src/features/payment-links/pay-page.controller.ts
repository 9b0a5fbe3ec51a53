import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { type Locale, LOCALES, Problem } from '@ur-desk/domain/kernel';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { PublicByProof } from '../../platform/auth/access.decorators';
import { type Page } from '../../platform/http/html-page';
import { RawBody } from '../../platform/http/raw-body';
import { ANY_QUERY, Answers, QueryParams, TakesRaw } from '../../platform/http/route.decorators';
import { SandboxPages } from '../../providers/payment/sandbox/sandbox-pages';
import { linkPage, noLinkPage } from './pay-page';
import { PaymentLinkService } from './payment-link.service';

type PayRequest = FastifyRequest<{ Querystring: Record<string, unknown> }>;

/** What the reader chose, else what the browser asks for; null: neither is a language of ours. */
function localeOf({ query, headers }: PayRequest): Locale | null {
  const chosen = typeof query['lang'] === 'string' ? [query['lang']] : [];
  for (const tag of [...chosen, ...(headers['accept-language'] ?? '').split(',')]) {
    const found = LOCALES.find((locale) => tag.trim().toLowerCase().startsWith(locale));
    if (found) return found;
  }
  return null;
}

const wantsHtml = ({ headers }: FastifyRequest): boolean => headers.accept?.includes('text/html') ?? false;

function answer(reply: FastifyReply, { text, headers }: Page, status = 200): string {
  void reply.status(status).headers(headers);
  return text;
}

function redirect(reply: FastifyReply, location: string): string {
  void reply.status(303).header('location', location).type('text/html; charset=utf-8');
  return '';
}

/** What customers open: our payment links, which lead on to the provider's page, and the sandbox's own page. */
@Controller('pay')
export class PayPageController {
  constructor(
    private readonly links: PaymentLinkService,
    private readonly sandbox: SandboxPages,
  ) {}

  @Get(':token')
  @PublicByProof()
  @QueryParams('lang', 'back', ANY_QUERY)
  @Answers(null, {
    summary: "A payment link: on to the provider's page, or how it stands; the sandbox's page",
    contentType: 'text/html',
    also: [303, 404],
    problems: ['not_found'],
  })
  async show(
    @Param('token') token: string,
    @Req() request: PayRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const locale = localeOf(request);
    const back = request.query['back'] === 'true';
    const opened = await this.links.open(token, { back, requestId: request.id });
    if (opened?.providerUrl && !back) return redirect(reply, opened.providerUrl);
    if (opened) return answer(reply, linkPage(opened.link, locale ?? opened.locale));
    const page = await this.sandbox.show(token, locale);
    return page ? answer(reply, page) : this.nothing(request, reply);
  }

  @Post(':token')
  @PublicByProof()
  @QueryParams('lang')
  @TakesRaw('application/x-www-form-urlencoded')
  @Answers(null, {
    summary: "What the customer does on the sandbox's page",
    contentType: 'text/html',
    also: [303, 400, 404],
    problems: ['not_found', 'validation_failed'],
  })
  async send(
    @Param('token') token: string,
    @RawBody() body: Buffer,
    @Req() request: PayRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = new URLSearchParams(body.toString('utf8'));
    const next = await this.sandbox.send(token, form, localeOf(request));
    if (!next) return this.nothing(request, reply);
    if ('location' in next) return redirect(reply, next.location);
    if (next.refused && !wantsHtml(request))
      throw new Problem('validation_failed', {}, [{ field: 'act', code: 'not_known' }]);
    return answer(reply, next.page, next.refused ? 400 : 200);
  }

  private nothing(request: PayRequest, reply: FastifyReply): string {
    if (!wantsHtml(request)) throw new Problem('not_found');
    return answer(reply, noLinkPage(localeOf(request) ?? 'en'), 404);
  }
}

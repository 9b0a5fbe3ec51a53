import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import Ajv, { type ErrorObject } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

export type Params = Record<string, unknown>;

/** A request as it came in; `route`: method and path with `:id` for what names one thing. */
export interface TakenRequest {
  route: string;
  id: string;
  params: Params;
  raw: Buffer;
  headers: IncomingMessage['headers'];
}

export interface Reply {
  status?: number;
  /** An object is sent as JSON, a text as it is. */
  body: unknown;
  headers?: Record<string, string>;
}

/** How a route answers: with a reply, or with silence. */
export type Answer = Reply | 'silence' | 'hangUp' | 'drip';
export type Answering = (request: TakenRequest) => Answer;

/** One schema of parameters per route, taken from the provider's own documentation. */
export type DocumentedRequests = Readonly<Record<string, object>>;

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** A form with files: fields as texts, JSON as what it is, of a file its name; what stands there more than once is a list. */
export function multipartParams(type: string, raw: Buffer): Params {
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1] ?? '';
  const params: Params = {};
  for (const part of raw.toString('latin1').split(`--${boundary}`)) {
    const [head = '', ...rest] = part.split('\r\n\r\n');
    const name = /name="([^"]*)"/.exec(head)?.[1];
    if (name === undefined) continue;
    const text = rest.join('\r\n\r\n').replace(/\r\n$/, '');
    const isJson = /content-type: *application\/json/i.test(head);
    const file = /filename="([^"]*)"/.exec(head)?.[1];
    const value: unknown = isJson ? JSON.parse(text) : (file ?? text);
    params[name] = name in params ? [params[name], value].flat() : value;
  }
  return params;
}

/**
 * A provider on this machine. Every request is checked against the documented parameters: an unknown, missing or wrongly typed
 * one is answered with 400 and kept in `violations`, which a test must find empty.
 */
export abstract class FakeServer {
  readonly requests: TakenRequest[] = [];
  readonly violations: string[] = [];
  private readonly answers = new Map<string, Answering[]>();
  private readonly ajv: Ajv;
  private readonly server: Server;

  /** `typed`: JSON says what is a number; a form does not. */
  constructor(
    private readonly documented: DocumentedRequests,
    typed: boolean,
  ) {
    this.ajv = addFormats(new Ajv({ coerceTypes: !typed, allErrors: true, strict: false }));
    this.server = createServer((request, response) => {
      this.take(request, response).catch((error: unknown) => {
        this.violations.push(String(error));
        response.destroy();
      });
    });
  }

  protected abstract paramsOf(request: IncomingMessage, raw: Buffer, query: URLSearchParams): Params;
  protected abstract refusal(violation: string): Reply;
  /** What is wrong with the headers of a request, by the documentation. */
  protected abstract headerViolations(request: TakenRequest): string[];

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Forgets what was taken and how to answer. */
  reset(): void {
    this.requests.length = 0;
    this.violations.length = 0;
    this.answers.clear();
  }

  /** Answers a route: the last answer stays, those before it are given once each. */
  on(route: string, ...answers: (Answer | Answering)[]): void {
    this.answers.set(
      route,
      answers.map((answer) => (typeof answer === 'function' ? answer : () => answer)),
    );
  }

  /** The parameters of the only request of that route. */
  only(route: string): TakenRequest {
    const [request, ...more] = this.requests.filter((one) => one.route === route);
    if (!request || more.length > 0)
      throw new Error(`${route} was called ${more.length + (request ? 1 : 0)} times`);
    return request;
  }

  protected reply(request: TakenRequest): Answer {
    const answers = this.answers.get(request.route) ?? [];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer) return answer(request);
    this.violations.push(`nobody expected ${request.route}`);
    return { status: 500, body: {} };
  }

  private routeOf(method: string, path: string): { route: string; id: string } | null {
    for (const route of Object.keys(this.documented)) {
      const [verb = '', template = ''] = route.split(' ');
      const pattern = new RegExp(`^${template.replace(':id', '([^/]+)')}$`);
      const match = verb === method ? pattern.exec(path) : null;
      if (match && (match[1] === undefined || !this.isFixed(`${verb} ${path}`)))
        return { route, id: match[1] ?? '' };
    }
    return null;
  }

  private isFixed(route: string): boolean {
    return Object.hasOwn(this.documented, route);
  }

  private check(request: TakenRequest): string[] {
    const validate = this.ajv.compile(this.documented[request.route] ?? {});
    const wrong = validate(request.params)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message, params }: ErrorObject) =>
            `${request.route} ${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
        );
    return [...wrong, ...this.headerViolations(request)];
  }

  private async take(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await bodyOf(incoming);
    const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://provider');
    const named = this.routeOf(incoming.method ?? '', pathname);
    if (!named) {
      this.violations.push(`no documented route: ${incoming.method ?? ''} ${pathname}`);
      return this.send(response, { status: 404, body: {} });
    }
    const params = this.paramsOf(incoming, raw, searchParams);
    const request = { ...named, params, raw, headers: incoming.headers };
    this.requests.push(request);
    const wrong = this.check(request);
    this.violations.push(...wrong);
    return this.send(response, wrong.length > 0 ? this.refusal(wrong.join('; ')) : this.reply(request));
  }

  private send(response: ServerResponse, answer: Answer): void {
    if (answer === 'silence') return;
    if (answer === 'hangUp') return void response.destroy();
    if (answer === 'drip') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"id":');
      return;
    }
    const { status = 200, body, headers = {} } = answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }
}

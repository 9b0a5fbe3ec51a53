import autocannon from 'autocannon';

const CONNECTIONS = 10;
const WARM_UP_SECONDS = 2;
const SECONDS = 8;
/** Of requests that may be sent only once, this part warms the server up. */
const WARM_UP_PART = 0.2;

/**
 * Runs one operation against one server. `requests(context, server)` gives an endless supply of requests, or a list that is used up
 * once where each may be sent only once (taking up a quote). `work(context)` is work in the background, timed as a whole. Answers other than 2xx fail the run: a fast error is no result.
 */
export async function measure(operation, server, context) {
  if (operation.work) return measureWork(await operation.work(context));
  const supply = await operation.requests(context, server);
  if (Array.isArray(supply)) {
    await runList(server, supply.splice(0, Math.floor(supply.length * WARM_UP_PART)));
    return runList(server, supply);
  }
  await run({ server, next: supply, duration: WARM_UP_SECONDS });
  return run({ server, next: supply, duration: SECONDS });
}

/** Work in the background, by the clock: so many things in so long. */
const measureWork = ({ count, milliseconds }) => ({
  perSecond: (count * 1_000) / milliseconds,
  p50: '–',
  p99: '–',
});

const runList = (server, list) => run({ server, next: () => list.pop(), amount: list.length });

async function run({ server, next, amount, duration }) {
  let last = 0;
  let refused = '';
  const running = autocannon({
    url: server.base,
    connections: CONNECTIONS,
    ...(amount ? { amount } : { duration }),
    requests: [
      {
        onResponse: (status, body) => {
          if (status >= 300) refused ||= `${status} ${body}`;
        },
        setupRequest: (request) => {
          const { method = 'GET', path, body, headers = {} } = next() ?? {};
          return {
            ...request,
            method,
            path,
            headers: {
              ...server.headers,
              ...(body ? { 'content-type': 'application/json' } : {}),
              ...headers,
            },
            ...(body ? { body: JSON.stringify(body) } : {}),
          };
        },
      },
    ],
  });
  // autocannon itself looks at the clock once a second, which is too coarse for a run of some seconds.
  running.on('response', () => (last = Date.now()));
  const result = await running;
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(
      `${server.base}: ${result.non2xx} answers were not 2xx, ${result.errors} errors; the first: ${refused}`,
    );
  const seconds = (last - result.start.getTime()) / 1_000;
  return { perSecond: result.requests.total / seconds, p50: result.latency.p50, p99: result.latency.p99 };
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/**
 * Passwords and cookies must not travel in clear: away from localhost the server starts only when it is reached by https
 * (`PUBLIC_URL`, with a proxy that ends TLS) or when the operator takes the risk in so many words.
 */
export function assertSecureTransport(config: {
  host: string;
  publicUrl: string;
  allowInsecureHttp: boolean;
}): void {
  if (LOOPBACK.test(config.host) || config.publicUrl.startsWith('https://') || config.allowInsecureHttp)
    return;
  throw new Error(
    `HOST=${config.host} is reached without https. Set PUBLIC_URL=https://… (a proxy in front that ends TLS), ` +
      'or ALLOW_INSECURE_HTTP=true to accept that passwords can be read on the way.',
  );
}

import { assertSecureTransport } from './secure-transport';

const config = { host: '0.0.0.0', publicUrl: '', allowInsecureHttp: false };

describe('the way to the server', () => {
  it('is refused when passwords could be read on it', () => {
    expect(() => assertSecureTransport(config)).toThrow('PUBLIC_URL');
    expect(() => assertSecureTransport({ ...config, publicUrl: 'http://desk.example.com' })).toThrow();
    expect(() => assertSecureTransport({ ...config, host: 'localhost.evil.example' })).toThrow();
  });

  it.each([
    ['on this machine only', { host: '127.0.0.1' }],
    ['on this machine only, by IPv6', { host: '::1' }],
    ['by https through a proxy', { publicUrl: 'https://desk.example.com' }],
    ['where the operator insists', { allowInsecureHttp: true }],
  ])('is fine %s', (_text, changes) => {
    expect(() => assertSecureTransport({ ...config, ...changes })).not.toThrow();
  });
});

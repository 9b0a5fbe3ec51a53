import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import { isTimeZone } from '@ur-desk/domain/kernel';
import { SIGN_IN_TRIES_PER_ADDRESS } from '@ur-desk/domain/staff';
import {
  type PayPalConfig,
  readPayPalConfig,
  readSecrets,
  readStripeConfig,
  type StripeConfig,
} from './payment-config';

/** Everything that the environment decides, read once at boot and checked there. */
export interface Config {
  databaseUrl: string;
  port: number;
  host: string;
  /** Folder of the built console; empty: the API serves no console (tests, separate hosting). */
  adminDist: string;
  /** Where messages are written when there is no SMTP server. */
  outboxDir: string;
  /** Where uploaded files wait for their import. */
  uploadDir: string;
  /** `smtp://user:pass@host:port`; empty: messages go to the outbox folder. */
  smtpUrl: string;
  mailFrom: string;
  /** `smpp://id:password@host:port`; empty: SMS go to the outbox folder. */
  smppUrl: string;
  /** The number or name that SMS come from. */
  smsFrom: string;
  /** Signs access tokens (ES256). */
  accessTokenKey: KeyObject;
  /** Where browsers reach the server, when a proxy that ends TLS stands in front (`https://desk.example.com`); else empty. */
  publicUrl: string;
  /** Where browsers reach the server: `publicUrl`, or this machine. No slash at the end. */
  origin: string;
  /** The sandbox's test cards can be used. */
  sandboxPayments: boolean;
  /** What the sandbox signs its events with, the newest first; any of them is believed. */
  sandboxEventSecrets: readonly string[];
  /** Makes the addresses of payment links. */
  paymentLinkSecret: string;
  stripe: StripeConfig;
  paypal: PayPalConfig;
  /** Failed sign-ins from one network address in 15 minutes. */
  signInTriesPerAddress: number;
  /** Wraps every customer's own key; 32 bytes. */
  dataKey: Buffer;
  /** The operator's time zone (IANA): windows and reports are in it. */
  operatorZone: string;
  /** Who issues receipts; address and tax number are left out where they are empty. */
  operator: { name: string; address: string; taxId: string };
  /** Cookies go over https only, except on localhost or where the operator insists. */
  allowInsecureHttp: boolean;
  apiDocs: boolean;
  logLevel: string;
  databasePoolSize: number;
  /** Background work (outbox, queue) runs in this process. */
  runJobs: boolean;
}

const flag = (value: string | undefined, fallback: boolean): boolean =>
  value === undefined ? fallback : value === 'true';

/** A key pair that lives as long as the process: sessions then end with it, which only a test or a trial run wants. */
const passingKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

/** A private P-256 key, as PEM or as JWK. */
function readSigningKey(text: string): KeyObject {
  return text.trimStart().startsWith('{')
    ? createPrivateKey({ key: JSON.parse(text) as JsonWebKey, format: 'jwk' })
    : createPrivateKey(text);
}

function readDataKey(text: string | undefined): Buffer {
  if (!text) throw new Error('DATA_KEY is missing: 32 random bytes in base64 that protect personal data');
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32) throw new Error('DATA_KEY must be 32 bytes in base64');
  return key;
}

/** Without a secret of its own, the sandbox signs with one that only this installation can have. */
const derivedSecret = (dataKey: Buffer, purpose: string): string =>
  Buffer.from(hkdfSync('sha256', dataKey, '', purpose, 32)).toString('base64url');

const readOperator = (env: NodeJS.ProcessEnv): Config['operator'] => ({
  name: env['OPERATOR_NAME'] ?? 'UR',
  address: env['OPERATOR_ADDRESS'] ?? '',
  taxId: env['OPERATOR_TAX_ID'] ?? '',
});

function readOrigin(publicUrl: string, host: string, port: number): string {
  if (publicUrl) return publicUrl.replace(/\/+$/, '');
  return `http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${port}`;
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is not a port: ${text}`);
  return port;
}

/** Reads the configuration. Throws with the variable's name when one is missing or not usable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const databaseUrl = env['DATABASE_URL'];
  if (!databaseUrl) throw new Error('DATABASE_URL is missing');
  const operatorZone = env['OPERATOR_ZONE'] ?? 'Asia/Shanghai';
  if (!isTimeZone(operatorZone)) throw new Error(`OPERATOR_ZONE is not a time zone: ${operatorZone}`);
  const port = readPort(env['PORT']);
  const host = env['HOST'] ?? '127.0.0.1';
  const publicUrl = env['PUBLIC_URL'] ?? '';
  const dataKey = readDataKey(env['DATA_KEY']);
  return {
    databaseUrl,
    port,
    host,
    adminDist: env['ADMIN_DIST'] ?? '',
    outboxDir: env['OUTBOX_DIR'] ?? 'data/outbox',
    uploadDir: env['UPLOAD_DIR'] ?? 'data/uploads',
    smtpUrl: env['SMTP_URL'] ?? '',
    smppUrl: env['SMPP_URL'] ?? '',
    smsFrom: env['SMS_FROM'] ?? 'UR',
    mailFrom: env['MAIL_FROM'] ?? 'UR Desk <service@ur-desk.example>',
    accessTokenKey: env['ACCESS_TOKEN_KEY'] ? readSigningKey(env['ACCESS_TOKEN_KEY']) : passingKey(),
    publicUrl,
    origin: readOrigin(publicUrl, host, port),
    paymentLinkSecret: derivedSecret(dataKey, 'ur-desk payment links'),
    sandboxPayments: flag(env['SANDBOX_PAYMENTS'], true),
    sandboxEventSecrets: readSecrets(
      env['SANDBOX_EVENT_SECRETS'] ?? derivedSecret(dataKey, 'ur-desk sandbox events'),
    ),
    stripe: readStripeConfig(env),
    paypal: readPayPalConfig(env),
    signInTriesPerAddress: Number(env['SIGN_IN_TRIES_PER_ADDRESS'] ?? SIGN_IN_TRIES_PER_ADDRESS),
    dataKey,
    operatorZone,
    operator: readOperator(env),
    allowInsecureHttp: flag(env['ALLOW_INSECURE_HTTP'], false),
    apiDocs: flag(env['API_DOCS'], true),
    logLevel: env['LOG_LEVEL'] ?? 'info',
    databasePoolSize: Number(env['DATABASE_POOL_SIZE'] ?? '12'),
    runJobs: flag(env['RUN_JOBS'], true),
  };
}

/** A configuration for tests: a database and keys of its own, no console, no jobs in the background. */
export function testConfig(databaseUrl: string, changes: Partial<Config> = {}): Config {
  const env = {
    DATABASE_URL: databaseUrl,
    DATA_KEY: createHash('sha256').update('test').digest('base64'),
    PORT: '0',
    RUN_JOBS: 'false',
  };
  return { ...readConfig(env), logLevel: 'error', ...changes };
}

export const newDataKey = (): string => randomBytes(32).toString('base64');

/** Injection token of the configuration. */
export const CONFIG = Symbol('config');

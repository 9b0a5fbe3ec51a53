import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Personal values in audit, outbox, messages and stored answers are encrypted with the customer's own key (rules 10):
 * erasing a person deletes the key, and what stays behind can be verified but no longer read.
 * Layout: version (1 byte) ‖ nonce (12) ‖ ciphertext ‖ tag (16), AES-256-GCM.
 */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const NONCES_AT_ONCE = 256;

let nonces = Buffer.alloc(0);

/** Chance comes cheaper in large pieces; each piece of it is used once. */
function newNonce(): Buffer {
  if (nonces.length === 0) nonces = randomBytes(NONCES_AT_ONCE * NONCE_BYTES);
  const nonce = nonces.subarray(0, NONCE_BYTES);
  nonces = nonces.subarray(NONCE_BYTES);
  return nonce;
}

/** Encrypts any JSON value. The key is made an object first: a cipher takes three times as long to take a buffer as its key. */
export function sealWith(key: Buffer, value: unknown): Buffer {
  const nonce = newNonce();
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce);
  const body = cipher.update(JSON.stringify(value ?? null), 'utf8');
  return Buffer.concat([Buffer.of(VERSION), nonce, body, cipher.final(), cipher.getAuthTag()]);
}

/** The value that `sealWith` hid. Throws when the key is another one or a byte was changed. */
export function openWith(key: Buffer, sealed: Buffer): unknown {
  if (sealed[0] !== VERSION) throw new Error('unknown version of a sealed value');
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), sealed.subarray(1, 1 + NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const body = sealed.subarray(1 + NONCE_BYTES, -TAG_BYTES);
  return JSON.parse(Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')) as unknown;
}

/** Makes and unwraps the keys of customers with the operator's data key, which never is in the database. */
export class CustomerKeys {
  private readonly general: Buffer;

  constructor(private readonly dataKey: Buffer) {
    this.general = Buffer.from(hkdfSync('sha256', dataKey, '', 'ur-desk general chain', 32));
  }

  /** A new customer's key, in clear for use now and wrapped for keeping. */
  create(): { key: Buffer; wrapped: Buffer } {
    const key = randomBytes(32);
    return { key, wrapped: sealWith(this.dataKey, key.toString('base64')) };
  }

  unwrap(wrapped: Buffer): Buffer {
    return Buffer.from(openWith(this.dataKey, wrapped) as string, 'base64');
  }

  /** For what belongs to no customer: staff, catalogue, settings. */
  generalKey(): Buffer {
    return this.general;
  }
}

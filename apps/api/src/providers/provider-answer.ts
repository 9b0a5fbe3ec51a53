import { insideTransaction } from '../platform/db/db';

/** How long we wait for somebody else's computer before its answer counts as unknown. */
export const PROVIDER_DEADLINE_MS = 8_000;

/** Who is asked. */
interface Asked {
  readonly name: string;
}

export interface NoAnswer {
  result: 'noAnswer';
}

/** The provider did not answer in time. */
export class ProviderTimeout extends Error {
  constructor(readonly provider: string) {
    super(`${provider} did not answer in time`);
    this.name = 'ProviderTimeout';
  }
}

/** A lock held while somebody else's computer thinks stops everybody (rules 2, P6). */
export function refuseInsideTransaction({ name }: Asked): void {
  if (insideTransaction()) throw new Error(`${name} must not be called inside a transaction`);
}

/** What the call gives within the deadline. Throws what the call throws, and `ProviderTimeout`. */
export async function within<T>({ name }: Asked, call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new ProviderTimeout(name)), PROVIDER_DEADLINE_MS);
  });
  try {
    return await Promise.race([call, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** The provider's answer, or `noAnswer` whenever it did not say what happened, for whatever reason (P4). */
export async function answerOf<T>(asked: Asked, call: () => Promise<T>): Promise<T | NoAnswer> {
  refuseInsideTransaction(asked);
  return within(asked, call()).catch(() => ({ result: 'noAnswer' }) as const);
}

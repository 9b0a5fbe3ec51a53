import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';

/** OWASP's minimum for argon2id (which is what the library makes unless told otherwise): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
const MOST_WAITING = 200;
/** What one more measurement counts for in the usual duration. */
const NEW_SHARE = 0.2;

/** The hash to keep of a password; slow on purpose. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Was it made with less than today's cost, so that it is to be made anew at the next sign-in? */
export const isOutdatedHash = (kept: string): boolean =>
  !kept.startsWith(`$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`);

/**
 * Checks passwords, two at once per process and the rest in a queue: each takes 19 MiB and a core, so that a flood of
 * guesses must not starve the desk. An unknown account costs the same as a known one.
 */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly nobodys = hashPassword(randomBytes(32).toString('base64'));
  /** How long a check takes of late. */
  private usuallyTakesMs = 40;
  /** Checks made so far, for tests. */
  checks = 0;

  /** Is it the password? `kept` is null for an account that does not exist or has none: the answer is no, as slowly. */
  async matches(kept: string | null, password: string): Promise<boolean> {
    return this.inTurn(async () => {
      const from = performance.now();
      this.checks += 1;
      const right = await verify(kept ?? (await this.nobodys), password);
      this.usuallyTakesMs += (performance.now() - from - this.usuallyTakesMs) * NEW_SHARE;
      return right && kept !== null;
    });
  }

  async hash(password: string): Promise<string> {
    return this.inTurn(() => hashPassword(password));
  }

  /** Takes as long as a check, without making one: a locked account must not be told from a wrong password. */
  async pretend(): Promise<void> {
    await wait(this.usuallyTakesMs);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= MOST_WAITING) throw new Problem('unavailable');
      await new Promise<void>((go) => this.waiting.push(go));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

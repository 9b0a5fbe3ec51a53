import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import { decideTry, SIGN_IN_TRIES_PER_ACCOUNT } from '@ur-desk/domain/staff';
import { CONFIG, type Config } from '../../platform/config/config';
import { Db } from '../../platform/db/db';
import { Passwords } from './passwords';
import { accountKey, addressKey, countOneTry, forgiveTries } from './sign-in-attempt.queries';

interface Claim {
  email: string;
  address: string;
  /** The hash that is kept; null for an account that does not exist, has no password or may not sign in. */
  kept: string | null;
  password: string;
}

/**
 * Is this the person's password? Wherever it is asked, the same count of tries stands before it, so that no other door
 * leads to more guesses (reliability X8). The count is committed before anything is hashed.
 */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly db: Db,
    private readonly passwords: Passwords,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * False for a wrong password, an unknown account and one that was tried too often: they are not to be told apart, in
   * words or in time. Throws `too_many_attempts` when the network address has failed too often, whatever the account.
   */
  async passes({ email, address, kept, password }: Claim): Promise<boolean> {
    const ofAddress = await this.count(addressKey(address), this.config.signInTriesPerAddress);
    if (!ofAddress.allowed)
      throw new Problem('too_many_attempts', { retryAfterSeconds: ofAddress.retryAfterSeconds });
    const ofAccount = await this.count(accountKey(email), SIGN_IN_TRIES_PER_ACCOUNT);
    if (ofAccount.allowed) return this.passwords.matches(kept, password);
    await this.passwords.pretend();
    return false;
  }

  /** To be called once the person has proved everything that was asked. */
  async forgive(email: string, address: string): Promise<void> {
    await this.db.read((em) => forgiveTries(em, accountKey(email), addressKey(address)));
  }

  private async count(key: string, limit: number): Promise<ReturnType<typeof decideTry>> {
    const { counted, now } = await this.db.read((em) => countOneTry(em, key, limit));
    return decideTry(counted, limit, now);
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_MS } from '@ur-desk/domain/kernel';
import { CleanUp } from '../../platform/jobs/clean-up';
import { LIVE_SESSION } from './session.queries';

/** Says what signing in leaves behind. Who signed in when and how sessions ended stays in the audit log. */
@Injectable()
export class AuthCleanUp implements OnModuleInit {
  constructor(private readonly cleanUp: CleanUp) {}

  onModuleInit(): void {
    this.cleanUp.add({
      name: 'ended sessions',
      keptForMs: 30 * DAY_MS,
      sql: `DELETE FROM session WHERE id IN (
        SELECT s.id FROM session s WHERE s.started_at < $1 AND NOT (${LIVE_SESSION}) ORDER BY s.started_at LIMIT $2)`,
    });
    this.cleanUp.add({
      name: 'sign-in tries',
      keptForMs: DAY_MS,
      sql: `DELETE FROM sign_in_attempt WHERE key IN (
        SELECT key FROM sign_in_attempt WHERE last_try_at < $1 LIMIT $2)`,
    });
  }
}

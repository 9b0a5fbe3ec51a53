import { Module, type OnModuleInit } from '@nestjs/common';
import { HOUR_MS } from '@ur-desk/domain/kernel';
import { CleanUp } from '../../platform/jobs/clean-up';
import { AuthModule } from '../auth/auth.module';
import { EventController } from './event.controller';
import { EventService } from './event.service';
import { PresenceController } from './presence.controller';
import { PresenceService } from './presence.service';

/** What changes while somebody looks, and who else looks. */
@Module({
  imports: [AuthModule],
  controllers: [EventController, PresenceController],
  providers: [EventService, PresenceService],
})
export class EventModule implements OnModuleInit {
  constructor(private readonly cleanUp: CleanUp) {}

  onModuleInit(): void {
    this.cleanUp.add({
      name: 'tabs that were closed',
      keptForMs: HOUR_MS,
      sql: `DELETE FROM presence WHERE tab IN (SELECT tab FROM presence WHERE seen_at < $1 LIMIT $2)`,
    });
  }
}

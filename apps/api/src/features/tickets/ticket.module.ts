import { Module } from '@nestjs/common';
import { SettingModule } from '../settings/setting.module';
import { SupportHoursController } from './support-hours.controller';
import { TicketTalkService } from './ticket-talk.service';
import { TicketWrites } from './ticket-writes';
import { TicketController } from './ticket.controller';
import { TicketService } from './ticket.service';

/** What customers want of us, and what is said about it. */
@Module({
  imports: [SettingModule],
  controllers: [TicketController, SupportHoursController],
  providers: [TicketService, TicketTalkService, TicketWrites],
})
export class TicketModule {}

import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { PlanModule } from '../plans/plan.module';
import { RenewalModule } from '../renewals/renewal.module';
import { SettingModule } from '../settings/setting.module';
import { AutoRenewScheduleController } from './auto-renew-schedule.controller';
import { AutoRenewalController, LineAutoRenewalController } from './auto-renewal.controller';
import { AutoRenewalRun } from './auto-renewal-run.service';
import { AutoRenewalService } from './auto-renewal.service';

@Module({
  imports: [LedgerModule, PlanModule, RenewalModule, SettingModule],
  controllers: [AutoRenewalController, AutoRenewScheduleController, LineAutoRenewalController],
  providers: [AutoRenewalRun, AutoRenewalService],
})
export class AutoRenewalModule {}

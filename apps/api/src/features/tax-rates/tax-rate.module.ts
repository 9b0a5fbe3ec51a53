import { Module } from '@nestjs/common';
import { SettingModule } from '../settings/setting.module';
import { TaxRateController } from './tax-rate.controller';
import { TaxRateService } from './tax-rate.service';

@Module({ imports: [SettingModule], controllers: [TaxRateController], providers: [TaxRateService] })
export class TaxRateModule {}

import { Module } from '@nestjs/common';
import { SettingModule } from '../settings/setting.module';
import { RiskRuleController } from './risk-rule.controller';

@Module({ imports: [SettingModule], controllers: [RiskRuleController] })
export class RiskRuleModule {}

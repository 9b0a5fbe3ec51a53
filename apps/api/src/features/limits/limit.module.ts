import { Module } from '@nestjs/common';
import { SettingModule } from '../settings/setting.module';
import { LimitController } from './limit.controller';

@Module({ imports: [SettingModule], controllers: [LimitController] })
export class LimitModule {}

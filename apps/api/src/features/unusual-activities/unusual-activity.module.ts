import { Module } from '@nestjs/common';
import { UnusualActivityController } from './unusual-activity.controller';
import { UnusualActivityService } from './unusual-activity.service';

@Module({ controllers: [UnusualActivityController], providers: [UnusualActivityService] })
export class UnusualActivityModule {}

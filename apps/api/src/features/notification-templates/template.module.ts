import { Module } from '@nestjs/common';
import { NotificationTemplateController } from './template.controller';
import { NotificationTemplateService } from './template.service';

/** The words of messages to customers. */
@Module({ controllers: [NotificationTemplateController], providers: [NotificationTemplateService] })
export class NotificationTemplateModule {}

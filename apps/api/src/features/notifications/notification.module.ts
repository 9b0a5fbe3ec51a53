import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config';
import { FolderSender } from '../../providers/message/folder.sender';
import { MessageSender } from '../../providers/message/message-sender';
import { FolderSmsSender } from '../../providers/message/folder.sms-sender';
import { SmppSender } from '../../providers/message/smpp.sms-sender';
import { SmsSender } from '../../providers/message/sms-sender';
import { SmtpSender } from '../../providers/message/smtp.sender';
import { NotificationDelivery } from './notification-delivery';
import { NotificationListener } from './notification-listener';
import { NotificationController } from './notification.controller';
import { NotificationService } from './notification.service';

/** Telling customers what happened. */
@Module({
  controllers: [NotificationController],
  providers: [
    NotificationService,
    NotificationDelivery,
    NotificationListener,
    {
      provide: MessageSender,
      inject: [CONFIG],
      useFactory: ({ smtpUrl, outboxDir, mailFrom }: Config): MessageSender =>
        smtpUrl ? new SmtpSender(smtpUrl, mailFrom) : new FolderSender(outboxDir, mailFrom),
    },
    {
      provide: SmsSender,
      inject: [CONFIG],
      useFactory: ({ smppUrl, smsFrom, outboxDir }: Config): SmsSender =>
        smppUrl ? new SmppSender({ url: smppUrl, from: smsFrom }) : new FolderSmsSender(outboxDir),
    },
  ],
})
export class NotificationModule {}

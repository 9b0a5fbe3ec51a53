import { Module } from '@nestjs/common';
import { CannedReplyController, OfferedRepliesController } from './canned-reply.controller';
import { CannedReplyService } from './canned-reply.service';
import { OfferedRepliesService } from './offered-replies.service';

/** Answers that are given again and again, and how a ticket offers them. */
@Module({
  controllers: [CannedReplyController, OfferedRepliesController],
  providers: [CannedReplyService, OfferedRepliesService],
})
export class CannedReplyModule {}

import { Module } from '@nestjs/common';
import { ApprovalRegistry } from './approval-registry';
import { ApprovalController } from './approval.controller';
import { ApprovalRequests } from './approval-requests.service';
import { ApprovalService } from './approval.service';

@Module({
  controllers: [ApprovalController],
  providers: [ApprovalRegistry, ApprovalRequests, ApprovalService],
  exports: [ApprovalRequests],
})
export class ApprovalModule {}

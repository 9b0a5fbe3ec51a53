import { Module } from '@nestjs/common';
import { VerificationController } from './verification.controller';
import { VerificationService } from './verification.service';

/** Whose an address is, and who calls. */
@Module({
  controllers: [VerificationController],
  providers: [VerificationService],
})
export class VerificationModule {}

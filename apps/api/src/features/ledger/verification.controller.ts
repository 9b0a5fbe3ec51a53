import { Controller, Post } from '@nestjs/common';
import { LedgerVerificationView } from '@ur-desk/domain/ledger';
import { Can } from '../../platform/auth/access.decorators';
import { Answers } from '../../platform/http/route.decorators';
import { VerificationService } from './verification.service';

@Controller('transfers')
export class VerificationController {
  constructor(private readonly verification: VerificationService) {}

  @Post('verify')
  @Can('ledger:verify')
  @Answers(LedgerVerificationView, {
    summary: 'Prove that every sum is that of its transfers; changes nothing',
  })
  verify(): Promise<LedgerVerificationView> {
    return this.verification.verify();
  }
}

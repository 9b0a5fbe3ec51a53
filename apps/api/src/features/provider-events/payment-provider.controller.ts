import { Controller, Get } from '@nestjs/common';
import { PaymentProvidersView } from '@ur-desk/domain/provider-events';
import { Can } from '../../platform/auth/access.decorators';
import { Answers } from '../../platform/http/route.decorators';
import { PaymentProviderService } from './payment-provider.service';

@Controller('payment-providers')
export class PaymentProviderController {
  constructor(private readonly providers: PaymentProviderService) {}

  @Get()
  @Can('paymentProviders:read')
  @Answers(PaymentProvidersView, {
    summary: 'Every payment provider: on or off, what it can do, and whether its events come',
  })
  list(): Promise<PaymentProvidersView> {
    return this.providers.list();
  }
}

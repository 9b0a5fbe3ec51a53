import { Inject, Injectable } from '@nestjs/common';
import {
  isClockSuspect,
  type PaymentProvidersView,
  type PaymentProviderView,
} from '@ur-desk/domain/provider-events';
import { CONFIG, type Config } from '../../platform/config/config';
import { Db } from '../../platform/db/db';
import { type PaymentProvider } from '../../providers/payment/payment-provider.port';
import { PaymentProviders } from '../../providers/payment/payment-providers';
import { type ProviderTraffic, trafficOf } from './provider-event.queries';

/** The payment providers as staff see them. */
@Injectable()
export class PaymentProviderService {
  constructor(
    private readonly db: Db,
    private readonly providers: PaymentProviders,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(): Promise<PaymentProvidersView> {
    const all = this.providers.all();
    const now = await this.db.now();
    const names = all.map(({ name }) => name);
    const traffic = await this.db.read((em) => trafficOf(em, names, now));
    return {
      providers: all.flatMap((provider) => {
        const own = traffic.find((one) => one.provider === provider.name);
        return own ? [this.view(provider, own)] : [];
      }),
    };
  }

  private view(
    { name, missing, capabilities }: PaymentProvider,
    traffic: ProviderTraffic,
  ): PaymentProviderView {
    return {
      id: name,
      on: missing.length === 0,
      missing: [...missing],
      currencies: [...capabilities.currencies],
      savedMethodKinds: [...capabilities.savedMethodKinds],
      linkMethodKinds: [...capabilities.linkMethodKinds],
      refunds: capabilities.refunds,
      eventsUrl: `${this.config.origin}/api/v1/provider-events/${name}`,
      lastEventAt: traffic.last_event_at?.toISOString() ?? null,
      eventsLastDay: traffic.events,
      refusedLastDay: traffic.refused,
      lastRefusal: traffic.last_refusal,
      clockSuspect: isClockSuspect(traffic.events, traffic.refused_for_age),
    };
  }
}

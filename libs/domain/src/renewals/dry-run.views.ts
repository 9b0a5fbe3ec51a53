import {
  CountryField,
  type CurrencyCode,
  CurrencyField,
  Id,
  type Instant,
  InstantField,
  Nested,
  NestedList,
  OneOf,
  PositiveMoney,
  Text,
} from '../kernel';
import { TopUpOfferView } from '../payments';
import { PURCHASE_CHANNELS, type PurchaseChannel } from '../pricing';
import { PromotionVerdictView } from '../promotions';
import { PriceView } from './renewal.views';

/** Somebody who is no customer of ours: has bought nothing, and is in no segment. */
export class DryRunShopper {
  @Text({ max: 40, nullable: true, description: 'code of a membership tier; null: none' })
  tier: string | null;

  @CurrencyField()
  currency: CurrencyCode;

  @CountryField()
  country: string;
}

/** Who pays, when, and what takes part. Either for a customer or for a shopper. */
class DryRunOrder {
  @Id({ optional: true })
  customerId?: string;

  @Nested(() => DryRunShopper, { optional: true, description: 'in place of a customer' })
  shopper?: DryRunShopper;

  @InstantField({
    optional: true,
    description: 'when it is bought; left out: now. Limits are as they are now',
  })
  at?: Instant;

  @OneOf(PURCHASE_CHANNELS, { optional: true, description: 'left out: agent' })
  channel?: PurchaseChannel;

  @Id({
    optional: true,
    description: 'a promotion whose version in preparation takes part as if it were released',
  })
  promotionId?: string;
}

/** A purchase that nobody makes: what would it cost, and why. */
export class DryRunInput extends DryRunOrder {
  @Id({ optional: true, description: 'the line that is renewed; left out: none, as for a first plan' })
  lineId?: string;

  @Id()
  planId: string;

  @Text({ max: 40, optional: true })
  couponCode?: string;
}

/** A top-up that nobody makes: what would promotions give with it, and why. There are no codes for top-ups. */
export class TopUpDryRunInput extends DryRunOrder {
  @Nested(() => PositiveMoney)
  amount: PositiveMoney;
}

class DryRunVerdicts {
  @InstantField()
  at: Instant;

  @NestedList(() => PromotionVerdictView, {
    max: 1_000,
    description: 'live ones, those in test, and the named one; in the order in which they apply',
  })
  verdicts: PromotionVerdictView[];
}

/** The price of a purchase that nobody makes, with every condition of every promotion. */
export class DryRunView extends DryRunVerdicts {
  @Text({ max: 40, nullable: true, description: 'the code that was given, as it is written' })
  couponCode: string | null;

  @Nested(() => PriceView)
  price: PriceView;
}

/** What a top-up that nobody makes would bring, with every condition of every promotion for top-ups. */
export class TopUpDryRunView extends DryRunVerdicts {
  @Nested(() => TopUpOfferView)
  offer: TopUpOfferView;
}

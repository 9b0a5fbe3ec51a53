import { useQuery } from '@tanstack/react-query';
import { MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useGetList, useLocaleState } from 'react-admin';
import { LOCALES, type Locale } from '@ur-desk/domain/kernel';
import { type MembershipTierView } from '@ur-desk/domain/memberships';
import { type PlanReviewView } from '@ur-desk/domain/plan-reviews';
import { countriesCovered } from '@ur-desk/domain/plan-regions';
import { type PlanDetailView, type PlanVersionView } from '@ur-desk/domain/plans';
import { type DryRunInput, type DryRunView } from '@ur-desk/domain/renewals';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { Section } from '../../shared/Section';
import { CustomerPicker } from '../customers/CustomerPicker';
import { planMessages } from './plan.messages';
import { PlanCard } from './PlanCard';

const NO_TIER = '';
const SHOWN_REVIEWS = 2;

interface Shopper {
  customerId: string | null;
  tier: string;
  currency: string;
}

/** Who looks at the card: a customer as he is, or somebody in a tier who has not bought yet. */
function inputOf({ customerId, tier, currency }: Shopper, planId: string, country: string): DryRunInput {
  if (customerId !== null) return { customerId, planId };
  const shopper = { tier: tier === NO_TIER ? null : tier, currency, country } as NonNullable<
    DryRunInput['shopper']
  >;
  return { shopper, planId };
}

interface FieldsProps {
  shopper: Shopper;
  currencies: readonly string[];
  change: (part: Partial<Shopper>) => void;
}

function Fields({ shopper, currencies, change }: FieldsProps) {
  const say = useSay(planMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { data: tiers = [] } = useGetList<MembershipTierView>('membership-tiers', {
    pagination: { page: 1, perPage: 50 },
    sort: { field: 'rank', order: 'ASC' },
  });
  return (
    <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', mb: 2, '& > *': { flex: '1 1 180px' } }}>
      <CustomerPicker
        label={say('card.customer')}
        value={shopper.customerId}
        onChange={(customerId) => change({ customerId })}
      />
      {shopper.customerId === null && (
        <>
          <TextField
            select
            label={say('card.tier')}
            value={tiers.length === 0 ? NO_TIER : shopper.tier}
            onChange={(event) => change({ tier: event.target.value })}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          >
            <MenuItem value={NO_TIER}>{say('card.noTier')}</MenuItem>
            {tiers.map(({ code, name }) => (
              <MenuItem key={code} value={code}>
                {name[locale]}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            label={say('fields.currency')}
            value={shopper.currency}
            onChange={(event) => change({ currency: event.target.value })}
          >
            {currencies.map((currency) => (
              <MenuItem key={currency} value={currency}>
                {currency}
              </MenuItem>
            ))}
          </TextField>
        </>
      )}
    </Stack>
  );
}

/** The price as `POST /quotes` has it, and the newest reviews that are published. */
function usePreview(plan: PlanDetailView, input: DryRunInput) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['plans', 'card', plan.id, input],
    queryFn: async ({ signal }) => {
      const [{ price }, { data: reviews }] = await Promise.all([
        dataProvider.action<DryRunView>('promotions/dry-run', input, { signal }),
        dataProvider.getList<PlanReviewView>('plan-reviews', {
          filter: { planId: plan.id, state: 'published' },
          sort: { field: 'createdAt', order: 'DESC' },
          pagination: { page: 1, perPage: 50 },
          signal,
        }),
      ]);
      return { price, reviews };
    },
    staleTime: 0,
    retry: false,
  });
}

/** The plan's card for a chosen customer or tier, in both languages at once. */
export function PlanPreview({ plan, version }: { plan: PlanDetailView; version: PlanVersionView }) {
  const say = useSay(planMessages);
  const currencies = version.prices.map(({ currency }) => currency);
  const [shopper, setShopper] = useState<Shopper>({
    customerId: null,
    tier: NO_TIER,
    currency: currencies[0] ?? 'CNY',
  });
  const query = usePreview(plan, inputOf(shopper, plan.id, countriesCovered(version)[0] ?? 'CN'));
  return (
    <Section title={say('card.title')}>
      <Fields
        shopper={shopper}
        currencies={currencies}
        change={(part) => setShopper({ ...shopper, ...part })}
      />
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {say(shopper.customerId === null ? 'card.ofTier' : 'card.ofCustomer')}
      </Typography>
      <Loaded query={query}>
        {({ price, reviews }) => (
          <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap', alignItems: 'stretch' }}>
            {LOCALES.map((locale) => (
              <PlanCard
                key={locale}
                plan={plan}
                version={version}
                price={price}
                reviews={reviews.filter((one) => one.locale === locale).slice(0, SHOWN_REVIEWS)}
                locale={locale}
              />
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

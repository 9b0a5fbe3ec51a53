import { useQuery } from '@tanstack/react-query';
import { Card, CardContent } from '@mui/material';
import { useDataProvider, useLocaleState } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { type MembershipTierView, type TierContent, UpdateTierInput } from '@ur-desk/domain/memberships';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { HouseForm } from '../../shared/HouseForm';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { useAction } from '../../shared/use-action';
import { valueText } from '../../shared/value-text';
import { tierMessages } from './tier.messages';
import { TierInputs } from './TierInputs';
import { TierSimulation } from './TierSimulation';
import { useTierTexts } from './use-tier-texts';

const contentOf = (tier: TierContent): TierContent => ({
  name: tier.name,
  rank: tier.rank,
  colour: tier.colour,
  thresholds: tier.thresholds,
  discountBps: tier.discountBps,
  supportPriority: tier.supportPriority,
  slaMinutes: tier.slaMinutes,
  monthlyBonuses: tier.monthlyBonuses,
  freeServices: tier.freeServices,
});

const FIELDS = [
  'name',
  'rank',
  'colour',
  'thresholds',
  'discountBps',
  'supportPriority',
  'slaMinutes',
  'monthlyBonuses',
  'freeServices',
] as const satisfies (keyof TierContent)[];

/** What a field is called and says, where two people changed it. */
function useFieldTexts() {
  const say = useSay(tierMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const texts = useTierTexts();
  const label = (name: string): string => {
    const field = FIELDS.find((one) => one === name);
    return field ? say(`fields.${field}`) : name;
  };
  const show = (name: string, values: Record<string, unknown>) => {
    const tier = values as unknown as TierContent;
    switch (name) {
      case 'name':
        return tier.name[locale];
      case 'thresholds':
        return texts.thresholds(tier);
      case 'discountBps':
        return texts.percent(tier);
      case 'monthlyBonuses':
        return texts.bonuses(tier);
      case 'freeServices':
        return texts.services(tier);
      case 'supportPriority':
        return say(`priorities.${tier.supportPriority}`);
      default:
        return valueText(values[name]);
    }
  };
  return { label, show };
}

function EditTier({ tier }: { tier: MembershipTierView }) {
  const say = useSay(tierMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const navigate = useNavigate();
  const change = useAction<UpdateTierInput, MembershipTierView>(`membership-tiers/${tier.id}`, {
    method: 'PATCH',
    idempotent: false,
    onDone: () => void navigate('/membership-tiers'),
  });
  return (
    <>
      <PageTitle title={say('editTitle', { tier: tier.name[locale] })} subtitle={tier.code} />
      <Card sx={{ maxWidth: 820 }}>
        <CardContent>
          <HouseForm
            inputs={UpdateTierInput}
            defaultValues={contentOf(tier)}
            versioned={{
              version: tier.version,
              valuesIn: (record) => contentOf(record),
              ...useFieldTexts(),
            }}
            onSubmit={change.submit}
            submitLabel={say('save')}
            onCancel={() => void navigate('/membership-tiers')}
          >
            <TierInputs />
            <TierSimulation tierId={tier.id} />
          </HouseForm>
        </CardContent>
      </Card>
    </>
  );
}

/** Changes a tier. */
export function TierEdit() {
  const { id = '' } = useParams();
  const dataProvider = useDataProvider<DeskDataProvider>();
  const query = useQuery({
    queryKey: ['membership-tiers', 'detail', id],
    queryFn: ({ signal }) => dataProvider.read<MembershipTierView>(`membership-tiers/${id}`, { signal }),
    staleTime: 0,
  });
  return (
    <Loaded query={query} lines={PAGE_LINES}>
      {(tier) => <EditTier key={tier.id} tier={tier} />}
    </Loaded>
  );
}

import AddIcon from '@mui/icons-material/Add';
import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import { Box, Button, IconButton } from '@mui/material';
import { SelectInput, TextInput, useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { CURRENCY_CODES, type Locale } from '@ur-desk/domain/kernel';
import { PLAN_KINDS, PLAN_VERSION_STATES, type PlanView } from '@ur-desk/domain/plans';
import { Column, NumberColumn } from '../../shared/Column';
import { HouseList } from '../../shared/HouseList';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { useMay } from '../../shared/use-may';
import { RatingText } from '../plan-reviews/PlanRating';
import { usePlanFamilies } from '../plan-families/use-plan-families';
import { CoverageChips } from '../plan-regions/CoverageChips';
import { usePlanRegions } from '../plan-regions/use-plan-regions';
import { CatalogueFile } from './CatalogueFile';
import { CountryFilter } from './CountryFilter';
import { planMessages } from './plan.messages';
import { usePlanTexts } from './use-plan-texts';

const SHOWN_PLACES = 3;
const shownOf = (plan: PlanView) => plan.current ?? plan.draft;

/** The catalogue. */
export function PlanList() {
  const say = useSay(planMessages);
  const { validity, prices, allowances, nameOf } = usePlanTexts();
  const mayCreate = useMay('plans:create');
  const [locale] = useLocaleState() as [Locale, unknown];
  const filters = [
    <TextInput key="q" source="q" label={say('search')} alwaysOn resettable />,
    <SelectInput
      key="kind"
      source="kind"
      label={say('fields.kind')}
      alwaysOn
      choices={PLAN_KINDS.map((id) => ({ id, name: say(`planKinds.${id}`) }))}
    />,
    <SelectInput
      key="state"
      source="state"
      label={say('fields.state')}
      alwaysOn
      choices={PLAN_VERSION_STATES.map((id) => ({ id, name: say(`states.${id}`) }))}
    />,
    <SelectInput
      key="currency"
      source="currency"
      label={say('fields.currency')}
      alwaysOn
      choices={CURRENCY_CODES.map((id) => ({ id, name: id }))}
    />,
    <SelectInput
      key="familyId"
      source="familyId"
      label={say('fields.family')}
      alwaysOn
      translateChoice={false}
      choices={usePlanFamilies().map(({ id, name }) => ({ id, name: name[locale] }))}
    />,
    <SelectInput
      key="regions"
      source="regions"
      label={say('fields.regions')}
      alwaysOn
      translateChoice={false}
      choices={usePlanRegions().map(({ code, name }) => ({ id: code, name: name[locale] }))}
    />,
    <CountryFilter key="coverage" source="coverage" alwaysOn />,
  ];
  const actions = (
    <>
      <CatalogueFile />
      {mayCreate && (
        <Button component={Link} to="/plans/create" variant="contained" startIcon={<AddIcon />}>
          {say('create')}
        </Button>
      )}
    </>
  );
  const text = (plan: PlanView, of: (version: NonNullable<PlanView['current']>) => string) => {
    const version = shownOf(plan);
    return version ? of(version) : '–';
  };
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'code', order: 'ASC' }}
      filters={filters}
      actions={actions}
    >
      <Column<PlanView> source="name" label={say('fields.name')} link disableSort render={nameOf} />
      <Column<PlanView> source="code" label={say('fields.code')} />
      <Column<PlanView>
        source="kind"
        label={say('fields.kind')}
        disableSort
        render={({ kind }) => say(`planKinds.${kind}`)}
      />
      <Column<PlanView>
        source="family"
        label={say('fields.family')}
        disableSort
        render={({ family }) => family?.name[locale] ?? '–'}
      />
      <Column<PlanView>
        source="state"
        label={say('fields.state')}
        render={(plan) => <StatusChip status={plan.state} label={say(`states.${plan.state}`)} />}
      />
      <Column<PlanView>
        source="allowances"
        label={say('fields.allowances')}
        disableSort
        render={(p) => text(p, allowances)}
      />
      <Column<PlanView>
        source="validity"
        label={say('fields.validity')}
        disableSort
        render={(p) => <Box sx={{ whiteSpace: 'nowrap' }}>{text(p, validity)}</Box>}
      />
      <NumberColumn<PlanView>
        source="prices"
        label={say('fields.prices')}
        disableSort
        render={(p) => text(p, prices)}
      />
      <Column<PlanView>
        source="ratingTenths"
        label={say('fields.rating')}
        render={({ rating }) => <RatingText rating={rating} />}
      />
      <Column<PlanView>
        source="coverage"
        label={say('usableIn')}
        disableSort
        render={(plan) => {
          const shown = shownOf(plan);
          return shown ? <CoverageChips content={shown} atMost={SHOWN_PLACES} /> : '–';
        }}
      />
      {mayCreate && (
        <Column<PlanView>
          source="clone"
          label={say('clone')}
          disableSort
          render={(plan) => (
            <IconButton
              component={Link}
              to={`/plans/create?from=${plan.id}`}
              size="small"
              aria-label={say('cloneOf', { plan: nameOf(plan) })}
            >
              <CopyIcon fontSize="small" />
            </IconButton>
          )}
        />
      )}
    </HouseList>
  );
}

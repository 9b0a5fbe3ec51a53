import { Button, Dialog, DialogContent, DialogTitle, Stack } from '@mui/material';
import { useId, useState } from 'react';
import { AutocompleteInput, useLocaleState, useNotify } from 'react-admin';
import { COUNTRY_CODES, type Locale } from '@ur-desk/domain/kernel';
import {
  CreateTaxRateInput,
  percentText,
  type TaxRateView,
  UpdateTaxRateInput,
} from '@ur-desk/domain/tax-rates';
import { HouseForm } from '../../shared/HouseForm';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { Section } from '../../shared/Section';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { countryChoices, countryName } from '../customers/country-name';
import { chargeLimitMessages } from './charge-limit.messages';
import { PercentField } from './PercentField';
import { SettingDialog } from './SettingDialog';
import { useSettings } from './use-settings';

function TaxRateDialog({ rate, onClose }: { rate: TaxRateView; onClose: () => void }) {
  const say = useSay(chargeLimitMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { id, country, rateBps, version } = rate;
  return (
    <SettingDialog
      path={`tax-rates/${id}`}
      title={say('editTaxTitle', { country: countryName(country, locale) })}
      inputs={UpdateTaxRateInput}
      values={{ rateBps }}
      version={version}
      labelOf={() => say('fields.rateBps')}
      textOf={(_field, value) => `${percentText(Number(value))} %`}
      submitLabel={say('saveTax')}
      saved={say('taxSaved')}
      onClose={onClose}
    >
      <PercentField source="rateBps" label={say('fields.rateBps')} />
    </SettingDialog>
  );
}

/** Names the tax of a country that had none. */
function AddTaxRateDialog({ known, onClose }: { known: readonly string[]; onClose: () => void }) {
  const say = useSay(chargeLimitMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const notify = useNotify();
  const heading = useId();
  const create = useAction<CreateTaxRateInput, TaxRateView>('settings/tax-rates', {
    idempotent: false,
    onDone: () => {
      notify(say('taxSaved'), { type: 'success' });
      onClose();
    },
  });
  const others = COUNTRY_CODES.filter((country) => !known.includes(country));
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="xs">
      <DialogTitle id={heading}>{say('addTax')}</DialogTitle>
      <DialogContent>
        <HouseForm
          inputs={CreateTaxRateInput}
          onSubmit={create.submit}
          submitLabel={say('saveTax')}
          onCancel={onClose}
        >
          <Stack sx={{ gap: 1.5, pt: 1 }}>
            <AutocompleteInput
              source="country"
              label={say('country')}
              choices={countryChoices(others, locale)}
              isRequired
            />
            <PercentField source="rateBps" label={say('fields.rateBps')} />
          </Stack>
        </HouseForm>
      </DialogContent>
    </Dialog>
  );
}

function useColumns(onEdit: (rate: TaxRateView) => void): TableColumn<TaxRateView>[] {
  const say = useSay(chargeLimitMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const mayChange = useMay('settings:update');
  const edit: TableColumn<TaxRateView> = {
    label: '',
    key: 'edit',
    align: 'right',
    render: (rate) => (
      <Button
        onClick={() => onEdit(rate)}
        aria-label={say('editTax', { country: countryName(rate.country, locale) })}
      >
        {say('editShort')}
      </Button>
    ),
  };
  return [
    { label: say('country'), render: ({ country }) => `${countryName(country, locale)} (${country})` },
    {
      label: say('fields.rateBps'),
      align: 'right',
      render: ({ rateBps }) => (rateBps === 0 ? say('none') : `${percentText(rateBps)} %`),
    },
    { label: say('changed'), render: ({ updatedAt }) => <InstantText value={updatedAt} /> },
    ...(mayChange ? [edit] : []),
  ];
}

/** The tax that prices contain, per country of the customer; a country that is not here has none. */
export function TaxRates() {
  const say = useSay(chargeLimitMessages);
  const mayChange = useMay('settings:update');
  const [edited, setEdited] = useState<TaxRateView | 'new' | null>(null);
  const columns = useColumns(setEdited);
  const rates = useSettings<TaxRateView>('tax-rates');
  const close = () => setEdited(null);
  const add = mayChange && rates.data && (
    <Button variant="outlined" onClick={() => setEdited('new')}>
      {say('addTax')}
    </Button>
  );
  return (
    <Section title={say('taxRates')} actions={add}>
      <Loaded query={rates}>
        {(all) => <HouseTable label={say('taxRates')} columns={columns} rows={all} />}
      </Loaded>
      {edited === 'new' && (
        <AddTaxRateDialog known={(rates.data ?? []).map(({ country }) => country)} onClose={close} />
      )}
      {edited && edited !== 'new' && <TaxRateDialog rate={edited} onClose={close} />}
    </Section>
  );
}

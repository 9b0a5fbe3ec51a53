import { useQuery } from '@tanstack/react-query';
import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { useDataProvider, useLocaleState } from 'react-admin';
import {
  defaultsOfCountry,
  IMPORT_FIELDS,
  type ImportDefaults,
  type ImportSamplesView,
  type ImportTarget,
  type ImportView,
} from '@ur-desk/domain/imports';
import { COUNTRY_CODES, CURRENCY_CODES, LOCALES, type Locale } from '@ur-desk/domain/kernel';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { countryChoices } from '../customers/country-name';
import { importMessages } from './import.messages';
import { MappingTable } from './MappingTable';
import { useMappingDraft } from './use-mapping-draft';

const MAX_SOURCE = 60;
const STICKY = {
  position: 'sticky',
  bottom: 0,
  py: 1.5,
  bgcolor: 'background.default',
  borderTop: 1,
  borderColor: 'divider',
  zIndex: 1,
} as const;

function useSamples(job: ImportView, readOnly: boolean): ImportSamplesView | undefined {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['imports', 'samples', job.id],
    queryFn: ({ signal }) => dataProvider.read<ImportSamplesView>(`imports/${job.id}/samples`, { signal }),
    enabled: !readOnly,
    retry: false,
  }).data;
}

interface DefaultsProps {
  value: ImportDefaults;
  readOnly: boolean;
  onChange: (value: ImportDefaults) => void;
}

interface ChoiceProps {
  label: string;
  value: string;
  choices: readonly { id: string; name: string }[];
  disabled: boolean;
  onChoose: (value: string) => void;
}

function Choice({ label, value, choices, disabled, onChoose }: ChoiceProps) {
  return (
    <TextField
      select
      label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChoose(event.target.value)}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </TextField>
  );
}

const ZONES = Intl.supportedValuesOf('timeZone');

/** What new customers get where the file says nothing; a country brings its language, zone and currency along. */
function Defaults({ value, readOnly, onChange }: DefaultsProps) {
  const say = useSay(importMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const zones = ZONES.includes(value.zone) ? ZONES : [value.zone, ...ZONES];
  const same = (ids: readonly string[]) => ids.map((id) => ({ id, name: id }));
  const set = (change: Partial<ImportDefaults>) => onChange({ ...value, ...change });
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(4, 1fr)' },
      }}
    >
      <Choice
        label={say('targets.country')}
        value={value.country}
        choices={countryChoices(COUNTRY_CODES, locale)}
        disabled={readOnly}
        onChoose={(country) => onChange(defaultsOfCountry(country))}
      />
      <Choice
        label={say('targets.locale')}
        value={value.locale}
        choices={LOCALES.map((id) => ({ id, name: say(`locales.${id}`) }))}
        disabled={readOnly}
        onChoose={(chosen) => set({ locale: chosen as Locale })}
      />
      <Choice
        label={say('targets.zone')}
        value={value.zone}
        choices={same(zones)}
        disabled={readOnly}
        onChoose={(zone) => set({ zone })}
      />
      <Choice
        label={say('targets.walletCurrency')}
        value={value.walletCurrency}
        choices={same(CURRENCY_CODES)}
        disabled={readOnly}
        onChoose={(code) => set({ walletCurrency: code as ImportDefaults['walletCurrency'] })}
      />
    </Box>
  );
}

interface ImportMappingProps {
  job: ImportView;
  readOnly: boolean;
}

/** The second step: what each column is, where the file comes from, and what new customers get besides. */
export function ImportMapping({ job, readOnly }: ImportMappingProps) {
  const say = useSay(importMessages);
  const samples = useSamples(job, readOnly);
  const { draft, change, check, pending, problem, dialog } = useMappingDraft(job);
  const { mapping, defaults, source } = draft;
  const hasKey = mapping.some(({ target }) => target === 'externalId');
  const known = mapping.filter(({ target }) => (IMPORT_FIELDS as readonly ImportTarget[]).includes(target));
  const choose = (column: string, target: ImportTarget) =>
    change({ mapping: mapping.map((one) => (one.column === column ? { column, target } : one)) });
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Section title={say('map')}>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {say('mapIntro', { known: known.map(({ column }) => column).join(', ') || say('mapNone') })}
        </Typography>
        {!hasKey && (
          <Alert severity="warning" sx={{ mb: 1.5 }}>
            {say('keyMissing')}
          </Alert>
        )}
        <MappingTable mapping={mapping} samples={samples?.rows ?? []} readOnly={readOnly} onChoose={choose} />
      </Section>
      <Section title={say('defaults')}>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {say('defaultsIntro')}
        </Typography>
        <Defaults value={defaults} readOnly={readOnly} onChange={(next) => change({ defaults: next })} />
        <TextField
          label={say('fields.source')}
          helperText={say('sourceHint')}
          value={source}
          disabled={readOnly}
          onChange={(event) => change({ source: event.target.value })}
          slotProps={{ htmlInput: { maxLength: MAX_SOURCE } }}
          required
          fullWidth
          sx={{ mt: 2 }}
        />
      </Section>
      {!readOnly && (
        <Box sx={STICKY}>
          <ProblemNotice problem={problem} />
          <Button
            variant="contained"
            size="large"
            disabled={!hasKey || source.trim() === '' || pending}
            onClick={check}
          >
            {say('check')}
          </Button>
        </Box>
      )}
      {dialog}
    </Box>
  );
}

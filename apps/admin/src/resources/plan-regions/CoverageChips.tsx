import { Box, Chip } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { type PlanContent } from '@ur-desk/domain/plans';
import { useSay } from '../../shared/messages';
import { countryName } from '../customers/country-name';
import { planMessages } from '../plans/plan.messages';

interface CoverageChipsProps {
  content: Pick<PlanContent, 'coverage' | 'regions'>;
  /** Each leads to all plans that can be used there. */
  linked?: boolean;
  /** So many regions and countries have chips of their own; the other countries are counted. */
  atMost?: number;
}

const plansWith = (filter: object): string => `/plans?filter=${encodeURIComponent(JSON.stringify(filter))}`;

/** Where a plan can be used: its regions, then the countries that it names beside them. */
export function CoverageChips({ content, linked = false, atMost = Infinity }: CoverageChipsProps) {
  const say = useSay(planMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const linkTo = (filter: object) =>
    linked ? { clickable: true, component: Link, to: plansWith(filter) } : {};
  const names = (codes: readonly string[]) => codes.map((code) => countryName(code, locale)).join(', ');
  const places = Math.max(0, atMost - content.regions.length);
  const shown = content.coverage.slice(0, places);
  const rest = content.coverage.slice(places);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
      {content.regions.map(({ code, name, countries }) => (
        <Chip
          key={code}
          size="small"
          title={names(countries)}
          label={`${name[locale]} (${countries.length})`}
          {...linkTo({ regions: code })}
        />
      ))}
      {shown.map((country) => (
        <Chip
          key={country}
          size="small"
          variant="outlined"
          label={countryName(country, locale)}
          {...linkTo({ coverage: country })}
        />
      ))}
      {rest.length > 0 && (
        <Chip
          size="small"
          variant="outlined"
          title={names(rest)}
          label={say('moreCountries', { smart_count: rest.length })}
        />
      )}
    </Box>
  );
}

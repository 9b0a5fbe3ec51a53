import { Box, Chip } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { countryName } from '../customers/country-name';

const pathTo = (country: string): string =>
  `/plans?filter=${encodeURIComponent(JSON.stringify({ coverage: country }))}`;

/** Where a plan can be used; each country leads to all plans that can be used there. */
export function CountryChips({ countries }: { countries: readonly string[] }) {
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
      {countries.map((country) => (
        <Chip
          key={country}
          size="small"
          variant="outlined"
          clickable
          component={Link}
          to={pathTo(country)}
          label={countryName(country, locale)}
        />
      ))}
    </Box>
  );
}

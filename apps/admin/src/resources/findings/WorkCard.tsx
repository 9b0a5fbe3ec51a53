import { Box, Button, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type FindingCountView } from '@ur-desk/domain/findings';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { Section } from '../../shared/Section';
import { findingMessages } from './finding.messages';
import { FindingIcon } from './FindingIcon';
import { useFindingSummary } from './use-finding-summary';

const pathTo = (code: string): string => `/findings?filter=${encodeURIComponent(JSON.stringify({ code }))}`;

function Kind({ code, severity, count }: FindingCountView) {
  const say = useSay(findingMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <Box component="li" sx={{ py: 0.75, borderTop: 1, borderColor: 'divider' }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
        <FindingIcon severity={severity} />
        <MuiLink component={Link} to={pathTo(code)} sx={{ flex: 1 }}>
          {say(`codes.${code}`)}
        </MuiLink>
        <Typography variant="body2" component="span" sx={{ fontWeight: 600 }}>
          {count.toLocaleString(LOCALE_TAGS[locale])}
        </Typography>
      </Stack>
    </Box>
  );
}

/** On the home page: how many customers have which trouble, found without their calling. */
export function WorkCard() {
  const say = useSay(findingMessages);
  return (
    <Section
      title={say('title')}
      actions={
        <Button component={Link} to="/findings" aria-label={`${say('all')}: ${say('title')}`}>
          {say('all')}
        </Button>
      }
    >
      <Loaded query={useFindingSummary()} lines={3}>
        {({ counts }) =>
          counts.length === 0 ? (
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {say('empty')}
            </Typography>
          ) : (
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {counts.map((kind) => (
                <Kind key={kind.code} {...kind} />
              ))}
            </Box>
          )
        }
      </Loaded>
    </Section>
  );
}

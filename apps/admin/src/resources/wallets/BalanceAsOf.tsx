import { useQuery } from '@tanstack/react-query';
import { Box, Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useLocaleState } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import {
  type Instant,
  instantOfLocalTime,
  isInstant,
  type Locale,
  localTimeAt,
} from '@ur-desk/domain/kernel';
import { type WalletView } from '@ur-desk/domain/ledger';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { formatInstant } from '../../shared/InstantField';
import { operatorZone } from '../../shared/zones';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { Fact, Facts } from '../../shared/Section';
import { ledgerMessages } from './ledger.messages';

interface BalanceAsOfProps {
  customerId: string;
  customerZone: string;
}

/** The moment that is asked for stands in the address. */
function useMoment() {
  const [search, setSearch] = useSearchParams();
  const at = search.get('at');
  const ask = (moment: Instant) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.set('at', moment);
        return next;
      },
      { replace: true },
    );
  return { at: isInstant(at) ? at : null, ask };
}

function Answer({ customerId, customerZone, at }: BalanceAsOfProps & { at: Instant }) {
  const say = useSay(ledgerMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const dataProvider = useDataProvider<DeskDataProvider>();
  const query = useQuery({
    queryKey: ['wallets', customerId, 'at', at],
    queryFn: ({ signal }) =>
      dataProvider.read<WalletView>(`wallets/${customerId}?at=${encodeURIComponent(at)}`, { signal }),
  });
  return (
    <Loaded query={query} lines={2}>
      {({ balance }) => (
        <Box role="status">
          <Facts>
            <Fact label={say('asOfResult')}>
              <MoneyText strong value={balance} />
            </Fact>
            <Fact label={say('asOfYours')}>{formatInstant(at, operatorZone(), locale)}</Fact>
            <Fact label={say('asOfTheirs')}>{formatInstant(at, customerZone, locale)}</Fact>
          </Facts>
        </Box>
      )}
    </Loaded>
  );
}

/** What a customer had at any moment, typed in the operator's zone or in the customer's. */
export function BalanceAsOf(props: BalanceAsOfProps) {
  const say = useSay(ledgerMessages);
  const { at, ask } = useMoment();
  const [theirs, setTheirs] = useState(false);
  const zone = theirs ? props.customerZone : operatorZone();
  const [time, setTime] = useState(() => (at ? localTimeAt(at, zone) : ''));
  const [bad, setBad] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const moment = instantOfLocalTime(time, zone);
    setBad(moment === null);
    if (moment) ask(moment);
  };
  return (
    <Stack component="section" aria-label={say('asOf')} sx={{ gap: 1.5, mb: 3 }}>
      <Typography variant="h3">{say('asOf')}</Typography>
      <Stack
        component="form"
        noValidate
        onSubmit={submit}
        direction="row"
        sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'flex-start' }}
      >
        <TextField
          type="datetime-local"
          size="small"
          label={say('asOfTime')}
          value={time}
          error={bad}
          helperText={bad ? say('asOfBad') : undefined}
          onChange={(event) => setTime(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <TextField
          select
          size="small"
          label={say('asOfZone')}
          value={theirs ? 'theirs' : 'yours'}
          onChange={(event) => setTheirs(event.target.value === 'theirs')}
          sx={{ minWidth: 220 }}
        >
          <MenuItem value="yours">{say('yourZone', { zone: operatorZone() })}</MenuItem>
          <MenuItem value="theirs">{say('theirZone', { zone: props.customerZone })}</MenuItem>
        </TextField>
        <Button type="submit" variant="outlined">
          {say('asOfShow')}
        </Button>
      </Stack>
      {at && <Answer {...props} at={at} />}
    </Stack>
  );
}

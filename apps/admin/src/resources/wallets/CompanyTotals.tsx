import RefreshIcon from '@mui/icons-material/RefreshOutlined';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, CardContent, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useDataProvider } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { type CompanyTotalsView } from '@ur-desk/domain/ledger';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { EmptyState } from '../../shared/EmptyState';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useAccountText } from './ledger-text';
import { ledgerMessages } from './ledger.messages';

type Total = CompanyTotalsView['totals'][number];

const currencyOf = ({ balance }: Total) => balance.currency;

function useTotals() {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['accounts', 'totals'],
    queryFn: ({ signal }) => dataProvider.read<CompanyTotalsView>('accounts/totals', { signal }),
    staleTime: 0,
  });
}

function useColumns(): TableColumn<Total>[] {
  const say = useSay(ledgerMessages);
  const accountText = useAccountText();
  const amount = (label: string, source: 'debits' | 'credits' | 'held' | 'balance'): TableColumn<Total> => ({
    label,
    align: 'right',
    render: (total) => <MoneyText value={total[source]} strong={source === 'balance'} />,
  });
  return [
    { label: say('currency'), render: currencyOf },
    { label: say('fields.account'), render: ({ code }) => accountText(code) },
    {
      label: say('customersHaving'),
      align: 'right',
      render: ({ customers }) => customers.toLocaleString(),
    },
    amount(say('debits'), 'debits'),
    amount(say('credits'), 'credits'),
    amount(say('held'), 'held'),
    amount(say('balance'), 'balance'),
  ];
}

function Sums({ totals: { at, totals } }: { totals: CompanyTotalsView }) {
  const say = useSay(ledgerMessages);
  const columns = useColumns();
  const [search, setSearch] = useSearchParams();
  const chosen = search.get('currency') ?? '';
  const currencies = [...new Set(totals.map(currencyOf))];
  if (totals.length === 0) return <EmptyState title={say('noTotals')} />;
  return (
    <>
      <Stack direction="row" sx={{ gap: 2, alignItems: 'center', mb: 2, flexWrap: 'wrap' }}>
        <TextField
          select
          size="small"
          label={say('currency')}
          value={currencies.some((one) => one === chosen) ? chosen : ''}
          onChange={({ target }) =>
            setSearch(target.value ? { currency: target.value } : {}, { replace: true })
          }
          sx={{ minWidth: 160 }}
        >
          <MenuItem value="">{say('allCurrencies')}</MenuItem>
          {currencies.map((currency) => (
            <MenuItem key={currency} value={currency}>
              {currency}
            </MenuItem>
          ))}
        </TextField>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {say('takenAt')} <InstantText value={at} />
        </Typography>
      </Stack>
      <HouseTable
        label={say('companyTotals')}
        columns={columns}
        rows={totals.filter((total) => !chosen || currencyOf(total) === chosen)}
        rowKey={(total) => `${currencyOf(total)} ${total.code}`}
      />
    </>
  );
}

/** What all customers' accounts come to, and as of when; counted anew on demand. */
export function CompanyTotals() {
  const say = useSay(ledgerMessages);
  const query = useTotals();
  const take = useAction<object, CompanyTotalsView>('accounts/totals', { idempotent: false });
  return (
    <>
      <PageTitle
        title={say('companyTotals')}
        subtitle={say('companyTotalsText')}
        actions={
          <Button
            variant="outlined"
            startIcon={<RefreshIcon />}
            disabled={take.pending}
            onClick={() => void take.run({})}
          >
            {say(take.pending ? 'taking' : 'takeNow')}
          </Button>
        }
      />
      <ProblemNotice problem={take.problem} />
      <Card>
        <CardContent>
          <Loaded query={query}>{(totals) => <Sums totals={totals} />}</Loaded>
        </CardContent>
      </Card>
    </>
  );
}

import CloseAccountIcon from '@mui/icons-material/NoAccountsOutlined';
import RefundIcon from '@mui/icons-material/CurrencyExchangeOutlined';
import AdjustIcon from '@mui/icons-material/TuneOutlined';
import RenewIcon from '@mui/icons-material/AutorenewOutlined';
import TopUpIcon from '@mui/icons-material/AddCardOutlined';
import { Box, Button, Stack } from '@mui/material';
import { useMemo, useRef } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { allowsAct } from '@ur-desk/domain/customer-status';
import { type CustomerOverviewView } from '@ur-desk/domain/customers';
import { isInService } from '@ur-desk/domain/lines';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { ReferenceText } from '../../shared/ReferenceText';
import { Viewers } from '../../shared/Viewers';
import { StatusChip } from '../../shared/StatusChip';
import { TierChip } from '../membership-tiers/TierChip';
import { useMay } from '../../shared/use-may';
import { AnonymisedNotice } from '../person-data/AnonymisedNotice';
import { ClosingPanel } from '../account-closings/ClosingPanel';
import { BalanceCard } from './BalanceCard';
import { ContactCard } from './ContactCard';
import { CustomerActionsContext, useCustomerActions } from './customer-actions';
import { CustomerCommands } from './CustomerCommands';
import { customerMessages } from './customer.messages';
import { CustomerTabs, isCustomerTab, type CustomerTab } from './CustomerTabs';
import { FindingList } from './FindingList';
import { LatestEvents } from './LatestEvents';
import { MoreMenu } from './MoreMenu';
import { OpenTickets } from '../tickets/OpenTickets';
import { PlanCard } from './PlanCard';
import { useCustomerDialogs } from './use-customer-dialogs';
import { useOverview } from './use-overview';

const THREE_COLUMNS = {
  display: 'grid',
  gap: 2,
  alignItems: 'start',
  gridTemplateColumns: {
    xs: 'minmax(0, 1fr)',
    md: 'minmax(0, 1fr) minmax(0, 1.3fr)',
    lg: 'minmax(0, 1.35fr) minmax(0, 1.45fr) minmax(0, 0.9fr)',
  },
} as const;

function Buttons({ overview }: { overview: CustomerOverviewView }) {
  const say = useSay(customerMessages);
  const { renew, topUp, refund, adjust, closeAccount } = useCustomerActions();
  const lineId = overview.lines.find(({ line }) => isInService(line.state))?.line.id;
  return (
    <>
      {renew && lineId && (
        <Button variant="contained" startIcon={<RenewIcon />} onClick={() => renew(lineId)}>
          {say('renew')}
        </Button>
      )}
      {topUp && (
        <Button variant="outlined" startIcon={<TopUpIcon />} onClick={topUp}>
          {say('topUp')}
        </Button>
      )}
      {refund && (
        <Button variant="outlined" startIcon={<RefundIcon />} onClick={() => refund(null)}>
          {say('refund')}
        </Button>
      )}
      {adjust && (
        <Button variant="outlined" startIcon={<AdjustIcon />} onClick={adjust}>
          {say('adjust')}
        </Button>
      )}
      {closeAccount && (
        <Button color="inherit" startIcon={<CloseAccountIcon />} onClick={closeAccount}>
          {say('closeAccount')}
        </Button>
      )}
      <MoreMenu customerId={overview.customer.id} />
    </>
  );
}

/** The chosen tab stands in the address, so that it can be linked to and the back button works. */
function useTab() {
  const [search, setSearch] = useSearchParams();
  const named = search.get('tab');
  const tab: CustomerTab = isCustomerTab(named) ? named : 'history';
  return { tab, choose: (next: CustomerTab) => setSearch({ tab: next }, { replace: true }) };
}

function CustomerPage({ overview }: { overview: CustomerOverviewView }) {
  const say = useSay(customerMessages);
  const { tab, choose } = useTab();
  const below = useRef<HTMLDivElement>(null);
  const { customer, tier, wallet, asOf } = overview;
  const showsClosing = useMay('refunds:read') && !allowsAct(customer.status, 'payIn');
  const { actions: open, dialogs } = useCustomerDialogs(overview);
  const actions = useMemo(
    () => ({
      ...open,
      showTab: (next: string) => {
        if (isCustomerTab(next)) choose(next);
        below.current?.scrollIntoView({ block: 'start' });
      },
    }),
    [open, choose],
  );
  return (
    <CustomerActionsContext.Provider value={actions}>
      <CustomerCommands overview={overview} />
      <PageTitle
        title={customer.name ?? customer.externalId ?? say('noName')}
        beside={
          <>
            <StatusChip status={customer.status} label={say(`statuses.${customer.status}`)} />
            {tier && <TierChip tier={tier} />}
            <ReferenceText value={customer.reference} />
            <Viewers kind="customer" recordId={customer.id} />
          </>
        }
        actions={<Buttons overview={overview} />}
      />
      <Stack sx={{ gap: 2 }}>
        {customer.anonymisedAt !== null && <AnonymisedNotice at={customer.anonymisedAt} />}
        <FindingList overview={overview} />
        {showsClosing && <ClosingPanel customerId={customer.id} />}
        <Box sx={THREE_COLUMNS}>
          <ContactCard customer={customer} caller={overview.caller} now={asOf} />
          <PlanCard overview={overview} />
          <Stack sx={{ gap: 2, gridColumn: { md: '1 / -1', lg: 'auto' } }}>
            {wallet && <BalanceCard wallet={wallet} />}
            <OpenTickets overview={overview} />
            <LatestEvents overview={overview} />
          </Stack>
        </Box>
        <div ref={below}>
          <CustomerTabs overview={overview} tab={tab} onChoose={choose} />
        </div>
      </Stack>
      {dialogs}
    </CustomerActionsContext.Provider>
  );
}

/** A customer on one page: who it is, what he has, and at once what is wrong. */
export function CustomerShow() {
  const { id = '' } = useParams();
  return (
    <Loaded query={useOverview(id)} lines={PAGE_LINES}>
      {(overview) => <CustomerPage key={id} overview={overview} />}
    </Loaded>
  );
}

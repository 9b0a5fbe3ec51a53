import { Box, Card, CardContent, Stack, Tab, Tabs } from '@mui/material';
import { type ReactNode } from 'react';
import { type CustomerOverviewView } from '@ur-desk/domain/customers';
import { useSay } from '../../shared/messages';
import { Fact, Facts } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { AdjustmentsTab } from '../adjustments/AdjustmentsTab';
import { MethodsTab } from '../payment-methods/MethodsTab';
import { MembershipTab } from '../memberships/MembershipTab';
import { NotesTab } from '../notes/NotesTab';
import { CustomerMessages } from '../notifications/CustomerMessages';
import { TicketsTab } from '../tickets/TicketsTab';
import { WalletEntries } from '../wallets/WalletEntries';
import { WalletLots } from '../wallets/WalletLots';
import { LineCards } from '../lines/LineCards';
import { type CustomerActions, useCustomerActions } from './customer-actions';
import { customerMessages } from './customer.messages';
import { CustomerTimeline } from './CustomerTimeline';
import { PaymentsTab, RefundsTab, RenewalsTab } from './related-tabs';

export const CUSTOMER_TABS = [
  'history',
  'notes',
  'tickets',
  'lines',
  'ledger',
  'payments',
  'methods',
  'renewals',
  'refunds',
  'adjustments',
  'membership',
  'messages',
  'data',
] as const;
export type CustomerTab = (typeof CUSTOMER_TABS)[number];

const MONEY_TABS: ReadonlySet<CustomerTab> = new Set(['ledger', 'payments', 'methods', 'refunds']);

export const isCustomerTab = (tab: string | null): tab is CustomerTab =>
  (CUSTOMER_TABS as readonly (string | null)[]).includes(tab);

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function CustomData({ fields }: { fields: Record<string, unknown> }) {
  return (
    <Facts>
      {Object.entries(fields).map(([name, value]) => (
        <Fact key={name} label={name}>
          {shown(value)}
        </Fact>
      ))}
    </Facts>
  );
}

function useTabs({ customer }: CustomerOverviewView): CustomerTab[] {
  const seesMoney = useMay('payments:read');
  const seesNotes = useMay('notes:read');
  const seesTickets = useMay('tickets:read');
  const seesAdjustments = useMay('adjustments:read');
  const hasData = Object.keys(customer.customFields).length > 0;
  return CUSTOMER_TABS.filter((tab) => {
    if (tab === 'data') return hasData;
    if (tab === 'notes') return seesNotes;
    if (tab === 'tickets') return seesTickets;
    if (tab === 'adjustments') return seesAdjustments;
    return seesMoney || !MONEY_TABS.has(tab);
  });
}

function content(
  tab: CustomerTab,
  overview: CustomerOverviewView,
  { addLine, newTicket }: Pick<CustomerActions, 'addLine' | 'newTicket'>,
): ReactNode {
  const { customer } = overview;
  const about = { customerId: customer.id, customerZone: customer.zone };
  switch (tab) {
    case 'history':
      return <CustomerTimeline {...about} />;
    case 'notes':
      return <NotesTab {...about} />;
    case 'tickets':
      return <TicketsTab {...about} onNew={newTicket} />;
    case 'lines':
      return <LineCards overview={overview} onAdd={addLine} />;
    case 'ledger':
      return (
        <Stack spacing={3}>
          <WalletLots {...about} />
          <WalletEntries {...about} />
        </Stack>
      );
    case 'payments':
      return <PaymentsTab {...about} />;
    case 'methods':
      return <MethodsTab {...about} />;
    case 'renewals':
      return <RenewalsTab {...about} />;
    case 'refunds':
      return <RefundsTab {...about} />;
    case 'adjustments':
      return <AdjustmentsTab {...about} />;
    case 'membership':
      return <MembershipTab {...about} />;
    case 'messages':
      return <CustomerMessages {...about} />;
    case 'data':
      return <CustomData fields={customer.customFields} />;
  }
}

interface CustomerTabsProps {
  overview: CustomerOverviewView;
  tab: CustomerTab;
  onChoose: (tab: CustomerTab) => void;
}

/** Everything else about the customer, below the fold. */
export function CustomerTabs({ overview, tab, onChoose }: CustomerTabsProps) {
  const say = useSay(customerMessages);
  const tabs = useTabs(overview);
  const actions = useCustomerActions();
  const chosen = tabs.includes(tab) ? tab : 'history';
  return (
    <Card>
      <Tabs
        value={chosen}
        onChange={(_event, value: CustomerTab) => onChoose(value)}
        variant="scrollable"
        allowScrollButtonsMobile
        aria-label={say('tabsLabel')}
        sx={{ borderBottom: 1, borderColor: 'divider', px: 1 }}
      >
        {tabs.map((one) => (
          <Tab
            key={one}
            value={one}
            label={say(`tabs.${one}`)}
            id={`tab-${one}`}
            aria-controls={`panel-${one}`}
          />
        ))}
      </Tabs>
      <CardContent>
        <Box role="tabpanel" id={`panel-${chosen}`} aria-labelledby={`tab-${chosen}`}>
          {content(chosen, overview, actions)}
        </Box>
      </CardContent>
    </Card>
  );
}

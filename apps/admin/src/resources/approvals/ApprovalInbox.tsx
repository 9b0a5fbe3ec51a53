import { Box, Tab, Tabs } from '@mui/material';
import { useSearchParams } from 'react-router-dom';
import { currentMe } from '../../providers/session';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { useMay } from '../../shared/use-may';
import { approvalMessages } from './approval.messages';
import { OpenRequests } from './OpenRequests';
import { RequestTable } from './RequestTable';

const TABS = ['open', 'mine', 'closed'] as const;
type InboxTab = (typeof TABS)[number];

const CLOSED = { state: ['approved', 'rejected', 'expired', 'cancelled'] };

/** The tab stands in the address; who decides opens what waits, who asks what they asked for. */
function useTab() {
  const [search, setSearch] = useSearchParams();
  const mayDecide = useMay('approvals:decide');
  const tab = TABS.find((one) => one === search.get('tab')) ?? (mayDecide ? 'open' : 'mine');
  return { tab, choose: (next: InboxTab) => setSearch({ tab: next }, { replace: true }) };
}

/** One inbox for everything that one person asks for and another one decides. */
export function ApprovalInbox() {
  const say = useSay(approvalMessages);
  const { tab, choose } = useTab();
  const mine = { requestedById: currentMe()?.id ?? '' };
  return (
    <>
      <PageTitle title={say('title')} subtitle={say('intro')} />
      <Tabs
        value={tab}
        onChange={(_event, next: InboxTab) => choose(next)}
        aria-label={say('tabsLabel')}
        sx={{ mb: 2, borderBottom: 1, borderColor: 'divider' }}
      >
        {TABS.map((one) => (
          <Tab
            key={one}
            value={one}
            label={say(`tabs.${one}`)}
            id={`tab-${one}`}
            aria-controls={`panel-${one}`}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`}>
        {tab === 'open' && <OpenRequests />}
        {tab === 'mine' && <RequestTable filter={mine} label={say('tabs.mine')} empty={say('nothingMine')} />}
        {tab === 'closed' && (
          <RequestTable filter={CLOSED} label={say('tabs.closed')} empty={say('nothingClosed')} />
        )}
      </Box>
    </>
  );
}

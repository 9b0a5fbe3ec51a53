import { Box, Stack, Typography } from '@mui/material';
import { type RaRecord, useListContext } from 'react-admin';
import { type FindingCode } from '@ur-desk/domain/customers';
import { type OpenFindingView } from '@ur-desk/domain/findings';
import { Column } from '../../shared/Column';
import { CustomerLink } from '../../shared/CustomerLink';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { StatusTabs } from '../../shared/StatusTabs';
import { findingMessages } from './finding.messages';
import { FindingIcon } from './FindingIcon';
import { useFindingSummary } from './use-finding-summary';
import { useFindingText } from './use-finding-text';

const asFinding = (record: RaRecord) => record as unknown as OpenFindingView;

/** What it says, as on the customer's page; of one that was put right meanwhile, what it was. */
function What({ finding }: { finding: OpenFindingView }) {
  const say = useSay(findingMessages);
  const text = useFindingText();
  const { code, severity, gone } = finding;
  const isTold = Object.keys(finding.params).length > 0;
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'center', py: 0.25 }}>
      <FindingIcon severity={severity} />
      <span>{isTold ? text(finding) : say(`codes.${code}`)}</span>
      {gone && <StatusChip status="done" label={say('gone')} />}
    </Stack>
  );
}

/** The kinds that there are any of, worst first, and the one that is chosen. */
function KindTabs() {
  const say = useSay(findingMessages);
  const { code: chosen } = useListContext().filterValues as { code?: FindingCode };
  const { data } = useFindingSummary();
  const counts = (data?.counts ?? []).map(({ code, count }) => ({ code, count }));
  if (chosen && !counts.some(({ code }) => code === chosen)) counts.push({ code: chosen, count: 0 });
  const kinds = counts.map(({ code, count }) => ({ id: code, name: say(`codes.${code}`), count }));
  return <StatusTabs source="code" label={say('fields.code')} choices={kinds} />;
}

/** When everybody was looked at last: what happened since then stands on the list where something changed with the customer. */
function CheckedAll() {
  const say = useSay(findingMessages);
  const { data } = useFindingSummary();
  if (!data) return null;
  return (
    <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
      {data.checkedAllAt ? (
        <>
          {say('checkedAll')} <InstantText value={data.checkedAllAt} />
        </>
      ) : (
        say('notYet')
      )}
    </Typography>
  );
}

/** What is wrong with whom, found without anybody calling: each row leads to the customer's page, where it is put right. */
export function WorkList() {
  const say = useSay(findingMessages);
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'rank', order: 'ASC' }}
      actions={<CheckedAll />}
      tabs={<KindTabs />}
      rowPath={(record) => `/customers/${asFinding(record).customerId}/show`}
      empty={<EmptyState title={say('empty')} text={say('emptyText')} />}
    >
      <Column
        source="customerId"
        disableSort
        render={(r) => <CustomerLink customerId={asFinding(r).customerId} />}
      />
      <Column
        link
        source="rank"
        render={(r) => (
          <Box sx={{ maxWidth: 720, whiteSpace: 'normal' }}>
            <What finding={asFinding(r)} />
          </Box>
        )}
      />
      <Column source="foundAt" render={(r) => <InstantText value={asFinding(r).foundAt} />} />
    </HouseList>
  );
}

import { Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetList, useGetManyAggregate, useLocaleState, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { RESOURCES } from '../resources';
import { InstantText } from '../shared/InstantField';
import { MoneyText } from '../shared/MoneyField';
import { ProblemNotice } from '../shared/ProblemNotice';
import { Section, Skeleton } from '../shared/Section';
import { type HomeQueue, type QueuedRecord } from './home-queues';

const SHOWN = 5;

interface CustomerName {
  id: string;
  name: string | null;
  reference: string;
}

/** One that waits: whose, what, since when; the name leads to the customer's page, where it is put right. */
function QueueRow({ record, customer }: { record: QueuedRecord; customer: CustomerName | undefined }) {
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <Box
      component="li"
      sx={{ display: 'flex', gap: 2, py: 0.75, borderTop: 1, borderColor: 'divider', alignItems: 'baseline' }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <MuiLink component={Link} to={`/customers/${record.customerId}/show`}>
          {customer?.name ?? customer?.reference ?? record.reference ?? '…'}
        </MuiLink>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          {[record.reference, record.planName?.[locale]].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      <Box sx={{ textAlign: 'right', flexShrink: 0 }}>
        {record.amount && <MoneyText value={record.amount} />}
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          <InstantText value={record.endsAt ?? record.evidenceDueAt ?? record.createdAt} />
        </Typography>
      </Box>
    </Box>
  );
}

const hasList = (resource: string): boolean => RESOURCES.some((r) => r.name === resource && r.list);

/** The newest few of a queue, how many there are, and the way to all of them. */
export function QueueCard({ queue }: { queue: HomeQueue }) {
  const translate = useTranslate();
  const { resource, sort, name } = queue;
  const [filter] = useState(() => queue.filterAt(new Date()));
  const { data, total, error, refetch } = useGetList<QueuedRecord>(resource, {
    filter,
    sort,
    pagination: { page: 1, perPage: SHOWN },
  });
  const ids = [...new Set(data?.map((record) => record.customerId))];
  const { data: customers = [] } = useGetManyAggregate<CustomerName>(
    'customers',
    { ids },
    { enabled: ids.length > 0 },
  );
  const rest = (total ?? 0) > SHOWN && hasList(resource);
  const all = `/${resource}?${new URLSearchParams({ filter: JSON.stringify(filter) }).toString()}`;
  const title = translate(`desk.homePage.queues.${name}`);
  return (
    <Section
      title={total ? `${title} (${total})` : title}
      actions={
        rest && (
          <Button component={Link} to={all} aria-label={`${translate('desk.homePage.queues.all')}: ${title}`}>
            {translate('desk.homePage.queues.all')}
          </Button>
        )
      }
    >
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {!data && !error && <Skeleton lines={3} />}
      {data?.length === 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate('desk.homePage.queues.nobody')}
        </Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.map((record) => (
          <QueueRow
            key={record.id}
            record={record}
            customer={customers.find((customer) => customer?.id === record.customerId)}
          />
        ))}
      </Box>
    </Section>
  );
}

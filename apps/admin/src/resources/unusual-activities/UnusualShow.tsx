import { Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { type UnusualActivityView, type UnusualEvidenceView } from '@ur-desk/domain/unusual-activities';
import { CustomerLink } from '../../shared/CustomerLink';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { RecordPage, RecordShow } from '../../shared/RecordPage';
import { Fact, Facts, Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { useMeasureText } from '../limits/use-measure-text';
import { DecideUnusual } from './DecideUnusual';
import { unusualActivityMessages } from './unusual-activity.messages';
import { About } from './UnusualList';

const PATHS: Record<UnusualEvidenceView['kind'], string> = {
  adjustment: 'adjustments',
  refund: 'refunds',
  approval: 'approvals',
};

function ActivityFacts({ activity }: { activity: UnusualActivityView }) {
  const say = useSay(unusualActivityMessages);
  const { note, decidedBy, decidedAt } = activity;
  return (
    <Section title={say('facts')}>
      <Facts>
        <Fact label={say('fields.actorName')}>{activity.actorName}</Fact>
        <Fact label={say('fields.about')}>
          <About activity={activity} />
        </Fact>
        <Fact label={say('fields.firstAt')}>
          <InstantText value={activity.firstAt} />
        </Fact>
        <Fact label={say('fields.lastAt')}>
          <InstantText value={activity.lastAt} />
        </Fact>
        <Fact label={say('fields.foundAt')}>
          <InstantText value={activity.foundAt} />
        </Fact>
        {note && <Fact label={say('fields.note')}>{note}</Fact>}
        {decidedBy && <Fact label={say('fields.decidedBy')}>{decidedBy}</Fact>}
        {decidedAt && (
          <Fact label={say('fields.decidedAt')}>
            <InstantText value={decidedAt} />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

function Evidence({ activity }: { activity: UnusualActivityView }) {
  const say = useSay(unusualActivityMessages);
  const { textOf } = useMeasureText();
  const columns: TableColumn<UnusualEvidenceView>[] = [
    { label: say('at'), render: ({ at }) => <InstantText value={at} /> },
    { label: say('kind'), render: ({ kind }) => say(`kinds.${kind}`) },
    {
      label: say('reference'),
      render: ({ kind, id, reference }) => (
        <Link component={RouterLink} to={`/${PATHS[kind]}/${id}/show`} sx={{ whiteSpace: 'nowrap' }}>
          {reference}
        </Link>
      ),
    },
    {
      label: say('customer'),
      render: ({ customerId }) => (customerId ? <CustomerLink customerId={customerId} /> : say('none')),
    },
    {
      label: say('amount'),
      align: 'right',
      render: ({ measure, quantity }) => (measure ? textOf(measure, quantity) : '–'),
    },
  ];
  return <HouseTable label={say('evidence')} columns={columns} rows={activity.evidence} />;
}

function UnusualPage({ activity }: { activity: UnusualActivityView }) {
  const say = useSay(unusualActivityMessages);
  const { rule, state, actorName } = activity;
  return (
    <RecordPage
      title={say('showTitle', { rule: say(`rules.${rule}`), name: actorName })}
      beside={<StatusChip status={state} label={say(`states.${state}`)} />}
      actions={<DecideUnusual activity={activity} />}
      facts={<ActivityFacts activity={activity} />}
    >
      <Section title={say('evidence')}>
        <Typography variant="body2" sx={{ mb: 1 }}>
          {say(`explain.${rule}`)} {say('question')}
        </Typography>
        <Evidence activity={activity} />
      </Section>
    </RecordPage>
  );
}

/** One pattern: who, what, the actions that make it one, and what came of it. */
export const UnusualShow = () => (
  <RecordShow<UnusualActivityView>>{(activity) => <UnusualPage activity={activity} />}</RecordShow>
);

import { Link as MuiLink } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type AdjustmentView } from '@ur-desk/domain/adjustments';
import { type Locale } from '@ur-desk/domain/kernel';
import { CustomerLink } from '../../shared/CustomerLink';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { RecordPage, RecordShow } from '../../shared/RecordPage';
import { Fact, Facts, Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { ChangeList } from '../approvals/ChangeList';
import { useReasonText } from '../reason-codes/use-reason-text';
import { TransferTable } from '../wallets/TransferTable';
import { adjustmentMessages } from './adjustment.messages';
import { UndoButton } from './UndoButton';
import { useWhatText } from './use-what-text';

function AdjustmentFacts({ adjustment }: { adjustment: AdjustmentView }) {
  const say = useSay(adjustmentMessages);
  const reasonText = useReasonText();
  const whatText = useWhatText();
  const [locale] = useLocaleState() as [Locale, unknown];
  const { approval, plan, comment } = adjustment;
  return (
    <Section title={say('facts')}>
      <Facts>
        <Fact label={say('fields.customerId')}>
          <CustomerLink customerId={adjustment.customerId} />
        </Fact>
        <Fact label={say('fields.kind')}>{say(`kinds.${adjustment.kind}`)}</Fact>
        <Fact label={say('fields.quantity')}>{whatText(adjustment)}</Fact>
        {plan && <Fact label={say('fields.plan')}>{plan.planName[locale]}</Fact>}
        <Fact label={say('fields.reasonCode')}>{reasonText(adjustment.reasonCode)}</Fact>
        {comment && <Fact label={say('fields.comment')}>{comment}</Fact>}
        <Fact label={say('fields.actor')}>{adjustment.actor.name}</Fact>
        <Fact label={say('fields.createdAt')}>
          <InstantText value={adjustment.createdAt} />
        </Fact>
        {approval && (
          <Fact label={say('fields.approval')}>
            <MuiLink component={Link} to={`/approvals/${approval.id}/show`}>
              {approval.reference}
            </MuiLink>
          </Fact>
        )}
        {approval?.decidedBy && <Fact label={say('fields.decidedBy')}>{approval.decidedBy}</Fact>}
        {adjustment.doneAt && (
          <Fact label={say('fields.doneAt')}>
            <InstantText value={adjustment.doneAt} />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

function AdjustmentPage({ adjustment }: { adjustment: AdjustmentView }) {
  const say = useSay(adjustmentMessages);
  const { id, customerId, reference, state, changes, amount } = adjustment;
  return (
    <RecordPage
      title={say('title', { reference })}
      beside={<StatusChip status={state} label={say(`states.${state}`)} />}
      actions={<UndoButton adjustment={adjustment} />}
      facts={<AdjustmentFacts adjustment={adjustment} />}
    >
      <Section title={say('changed')}>
        <ChangeList changes={changes} />
      </Section>
      {amount && (
        <Section title={say('transfers')}>
          <TransferTable filter={{ customerId, causeId: id }} empty="–" />
        </Section>
      )}
    </RecordPage>
  );
}

/** One adjustment: what, why, who, what it changed. */
export const AdjustmentShow = () => (
  <RecordShow<AdjustmentView>>{(adjustment) => <AdjustmentPage adjustment={adjustment} />}</RecordShow>
);

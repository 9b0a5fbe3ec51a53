import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Link as MuiLink,
} from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { type SettlementLineView } from '@ur-desk/domain/settlements';
import { CustomerLink } from '../../shared/CustomerLink';
import { InstantText } from '../../shared/InstantField';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { Fact, Facts, Section } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { paymentMessages } from '../payments/payment.messages';
import { refundMessages } from '../refunds/refund.messages';
import { LineActions } from './LineActions';
import { settlementMessages } from './settlement.messages';
import { useLine } from './use-settlement';

interface Of {
  line: SettlementLineView;
}

function TheirSide({ line: { theirs } }: Of) {
  const say = useSay(settlementMessages);
  if (!theirs) return <>{say('nothingTheirs')}</>;
  return (
    <Facts>
      <Fact label={say('fields.amount')}>
        <MoneyText strong value={theirs.amount} />
      </Fact>
      <Fact label={say('fields.fee')}>
        <MoneyText value={theirs.fee} />
      </Fact>
      <Fact label={say('fields.occurredAt')}>
        <InstantText value={theirs.occurredAt} />
      </Fact>
      <Fact label={say('fields.kind')}>{theirs.providerKind}</Fact>
      <Fact label={say('fields.externalId')}>{theirs.externalId}</Fact>
      <Fact label={say('fields.providerReference')}>{theirs.providerReference ?? '–'}</Fact>
      <Fact label={say('fields.line')}>{theirs.line}</Fact>
    </Facts>
  );
}

function OurSide({ line: { ours, linked } }: Of) {
  const say = useSay(settlementMessages);
  const translate = useTranslate();
  if (!ours) return <>{say('nothingOurs')}</>;
  const [noun, { prefix }] =
    ours.kind === 'charge'
      ? (['payments', paymentMessages] as const)
      : (['refunds', refundMessages] as const);
  return (
    <Facts>
      <Fact label={say('fields.amount')}>
        <MoneyText strong value={ours.amount} />
      </Fact>
      <Fact label={say('fields.reference')}>
        <MuiLink component={Link} to={`/${noun}/${ours.id}/show`}>
          {ours.reference}
        </MuiLink>
        {linked && ` · ${say('linked')}`}
      </Fact>
      <Fact label={say('fields.status')}>
        {translate(`${prefix}.states.${ours.state}`, { _: ours.state })}
      </Fact>
      <Fact label={say('fields.customer')}>
        <CustomerLink customerId={ours.customerId} />
      </Fact>
      <Fact label={say('fields.settledAt')}>
        {ours.settledAt ? <InstantText value={ours.settledAt} /> : '–'}
      </Fact>
    </Facts>
  );
}

function Content({ line }: Of) {
  const say = useSay(settlementMessages);
  const mayResolve = useMay('settlements:resolve');
  const { explanation, answer, askedAt } = line;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Alert severity={line.open ? 'warning' : 'info'}>{say(`hints.${line.class}`)}</Alert>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <Section title={say('fields.theirs')}>
          <TheirSide line={line} />
        </Section>
        <Section title={say('fields.ours')}>
          <OurSide line={line} />
        </Section>
      </Box>
      <Facts>
        {answer && (
          <Fact label={say('fields.answer')}>
            {say(`answers.${answer}`)} · <InstantText value={askedAt} />
          </Fact>
        )}
        {explanation && (
          <Fact label={say('fields.explanation')}>
            {say(`reasons.${explanation.reason}`)}: {explanation.note} ·{' '}
            {say('explainedBy', { name: explanation.by })} · <InstantText value={explanation.at} />
          </Fact>
        )}
      </Facts>
      {mayResolve && <LineActions line={line} />}
    </Box>
  );
}

/** One line, both sides beside each other, and what can be done about it. */
export function LineDialog({ lineId, onClose }: { lineId: string; onClose: () => void }) {
  const say = useSay(settlementMessages);
  const translate = useTranslate();
  const heading = useId();
  const query = useLine(lineId);
  const { data: line } = query;
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="md">
      <DialogTitle id={heading}>
        {line
          ? say('lineTitle', { class: say(`classes.${line.class}`), kind: say(`kinds.${line.kind}`) })
          : translate('desk.loading')}
      </DialogTitle>
      <DialogContent>
        <Loaded query={query}>{(loaded) => <Content line={loaded} />}</Loaded>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {translate('desk.actions.back')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

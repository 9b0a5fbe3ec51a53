import AddIcon from '@mui/icons-material/Add';
import { Box, Button, Stack, Typography } from '@mui/material';
import { type CustomerOverviewView, type OverviewLine } from '@ur-desk/domain/customers';
import { formatIccid, isInService } from '@ur-desk/domain/lines';
import { CustomerLink } from '../../shared/CustomerLink';
import { EmptyState } from '../../shared/EmptyState';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { ReferenceText } from '../../shared/ReferenceText';
import { Fact, Facts } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { PhoneText } from '../customers/phone-text';
import { lineMessages } from './line.messages';
import { LineChangeButtons } from './LineChangeButtons';
import { lineServiceMessages } from './line-service.messages';
import { ServicesButton, useServiceNames } from './LineServices';
import { OrderNotice } from './OrderNotice';
import { ServiceButton } from './ServiceButton';
import { RevealActivationCode } from './RevealActivationCode';

function LineCard({ entry, overview }: { entry: OverviewLine; overview: CustomerOverviewView }) {
  const say = useSay(lineMessages);
  const { line } = entry;
  const customerZone = overview.customer.zone;
  const sayOfService = useSay(lineServiceMessages);
  const serviceNames = useServiceNames();
  const { simProfile } = line;
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2 }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', mb: 1.25, flexWrap: 'wrap' }}>
        <Typography variant="h3">
          <PhoneText value={line.msisdn} />
        </Typography>
        <StatusChip status={line.state} label={say(`states.${line.state}`)} />
        {line.label && <Typography variant="body2">{line.label}</Typography>}
      </Stack>
      <OrderNotice line={line} />
      <Facts>
        <Fact label={say('fields.reference')}>
          <ReferenceText value={line.reference} />
        </Fact>
        {line.movedTo && (
          <Fact label={say('movedTo')}>
            <CustomerLink customerId={line.movedTo.customerId} />
          </Fact>
        )}
        {line.movedFrom && (
          <Fact label={say('movedFrom')}>
            <CustomerLink customerId={line.movedFrom.customerId} />
          </Fact>
        )}
        {line.suspendedFor && (
          <Fact label={say('suspendedFor')}>{say(`suspensions.${line.suspendedFor}`)}</Fact>
        )}
        {(isInService(line.state) || line.services.length > 0) && (
          <Fact label={sayOfService('heading')}>{serviceNames(line)}</Fact>
        )}
        <Fact label={say('fields.autoRenew')}>{say(line.autoRenew ? 'on' : 'off')}</Fact>
        <Fact label={say('fields.createdAt')}>
          <InstantText value={line.createdAt} customerZone={customerZone} />
        </Fact>
        <Fact label={say('asOf')}>
          {line.order?.state === 'confirmed' && line.order.asOf ? (
            <InstantText value={line.order.asOf} customerZone={customerZone} />
          ) : (
            say(line.order ? `states.${line.state}` : 'notAsked')
          )}
        </Fact>
        <Fact label={say('simProfile')}>
          {simProfile ? say(`simStates.${simProfile.state}`) : say('noSim')}
        </Fact>
        {simProfile && (
          <>
            <Fact label={say('fields.iccid')}>{formatIccid(simProfile.iccid)}</Fact>
            <Fact label={say('fields.smdpAddress')}>{simProfile.smdpAddress}</Fact>
          </>
        )}
      </Facts>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        {simProfile && <RevealActivationCode lineId={line.id} />}
        <LineChangeButtons line={line} overview={overview} />
        <ServicesButton line={line} />
        <ServiceButton line={line} />
      </Stack>
    </Box>
  );
}

interface LineCardsProps {
  overview: CustomerOverviewView;
  /** Null: not allowed. */
  onAdd: (() => void) | null;
}

/** A customer's lines with their SIM profiles. */
export function LineCards({ overview, onAdd }: LineCardsProps) {
  const say = useSay(lineMessages);
  const add = onAdd && (
    <Button variant="outlined" startIcon={<AddIcon />} onClick={onAdd}>
      {say('add')}
    </Button>
  );
  const { lines } = overview;
  if (lines.length === 0)
    return <EmptyState title={say('none')} text={onAdd ? say('noneHint') : undefined} action={add} />;
  return (
    <>
      {add && <Box sx={{ mb: 2 }}>{add}</Box>}
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: 'repeat(2, 1fr)' } }}>
        {lines.map((entry) => (
          <LineCard key={entry.line.id} entry={entry} overview={overview} />
        ))}
      </Box>
    </>
  );
}

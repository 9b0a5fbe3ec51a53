import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useDataProvider, useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { isInService, type LineView } from '@ur-desk/domain/lines';
import { type LineServiceOfferView, type LineServicesView } from '@ur-desk/domain/value-added-services';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { formatInstant } from '../../shared/InstantField';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { useMay } from '../../shared/use-may';
import { operatorZone } from '../../shared/zones';
import { usePhoneText } from '../customers/phone-text';
import { lineServiceMessages } from './line-service.messages';
import { lineMessages } from './line.messages';
import { ServiceSwitch, useFeeText } from './ServiceSwitch';

type State = 'on' | 'off' | 'requested' | 'failed';

/** Where a service is at this line: what the network owes or refused stands before what it confirmed. */
const stateOf = ({ on, order }: LineServiceOfferView): State =>
  order?.state === 'requested' || order?.state === 'failed' ? order.state : on ? 'on' : 'off';

const TONES = { on: 'success', off: 'neutral', requested: 'info', failed: 'error' } as const;

function useStateText(): (offer: LineServiceOfferView) => string | null {
  const say = useSay(lineServiceMessages);
  const sayOfLine = useSay(lineMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const at = (instant: string) => formatInstant(instant, operatorZone(), locale);
  return (offer) => {
    const { order, since } = offer;
    switch (stateOf(offer)) {
      case 'requested':
        return order?.asOf ? say('asked', { at: at(order.asOf) }) : say('asking');
      case 'failed': {
        const why = order?.refusal ? sayOfLine(`refusals.${order.refusal}`) : '';
        return say('refused', { why, at: order?.asOf ? at(order.asOf) : '' });
      }
      case 'on':
        return since && say('since', { at: at(since) });
      case 'off':
        return null;
    }
  };
}

interface RowProps {
  offer: LineServiceOfferView;
  services: LineServicesView;
  /** Null: nothing can be switched now. */
  onChoose: (() => void) | null;
}

function ServiceRow({ offer, services, onChoose }: RowProps) {
  const say = useSay(lineServiceMessages);
  const feeText = useFeeText(services.tierName);
  const stateText = useStateText();
  const [locale] = useLocaleState() as [Locale, unknown];
  const state = stateOf(offer);
  const canChange = offer.on || (offer.active && offer.fee !== null);
  const action = state === 'failed' ? 'retry' : offer.on ? 'off' : 'on';
  const detail = stateText(offer);
  const name = offer.name[locale];
  return (
    <Stack
      component="li"
      direction="row"
      sx={{
        gap: 1,
        py: 1.25,
        borderBottom: 1,
        borderColor: 'divider',
        flexWrap: 'wrap',
        alignItems: 'center',
      }}
    >
      <Box sx={{ flex: '1 1 240px' }}>
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
          <StatusChip status={state} tone={TONES[state]} label={say(`states.${state}`)} />
        </Stack>
        <Typography variant="body2">{feeText(offer)}</Typography>
        {!offer.active && <Typography variant="body2">{say('retired')}</Typography>}
        {detail && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {detail}
          </Typography>
        )}
      </Box>
      {onChoose && canChange && (
        <Button onClick={onChoose} aria-label={`${say(action)} ${name}`}>
          {say(action)}
        </Button>
      )}
    </Stack>
  );
}

interface ListProps {
  services: LineServicesView;
  canSwitch: boolean;
  onChoose: (code: string) => void;
  onClose: () => void;
}

function ServiceRows({ services, canSwitch, onChoose, onClose }: ListProps) {
  const say = useSay(lineServiceMessages);
  return (
    <>
      <DialogContent>
        {services.services.length === 0 && <Typography>{say('empty')}</Typography>}
        {!canSwitch && <Typography variant="body2">{say('waits')}</Typography>}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {services.services.map((offer) => (
            <ServiceRow
              key={offer.code}
              offer={offer}
              services={services}
              onChoose={canSwitch ? () => onChoose(offer.code) : null}
            />
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {say('close')}
        </Button>
      </DialogActions>
    </>
  );
}

/** The services of a line: what is on, what the network says, and the switch with what it will cost. */
function ServicesDialog({ line, onClose }: { line: LineView; onClose: () => void }) {
  const say = useSay(lineServiceMessages);
  const phoneText = usePhoneText();
  const heading = useId();
  const dataProvider = useDataProvider<DeskDataProvider>();
  const [chosen, setChosen] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['lines', line.id, 'services'],
    queryFn: ({ signal }) => dataProvider.read<LineServicesView>(`lines/${line.id}/services`, { signal }),
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="sm">
      <DialogTitle id={heading}>{say('title', { number: phoneText(line.msisdn) })}</DialogTitle>
      <Loaded query={query}>
        {(services) => {
          const offer = services.services.find(({ code }) => code === chosen);
          if (offer)
            return <ServiceSwitch offer={offer} services={services} onBack={() => setChosen(null)} />;
          const canSwitch = line.order?.state !== 'requested';
          return (
            <ServiceRows services={services} canSwitch={canSwitch} onChoose={setChosen} onClose={onClose} />
          );
        }}
      </Loaded>
    </Dialog>
  );
}

/** Names of the services that are on. */
export function useServiceNames(): (line: Pick<LineView, 'services'>) => string {
  const say = useSay(lineServiceMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return ({ services }) =>
    services.map(({ name }) => name[locale]).join(locale === 'zh' ? '、' : ', ') || say('none');
}

/** Opens the services of a line in service, for those who may switch them. */
export function ServicesButton({ line }: { line: LineView }) {
  const say = useSay(lineServiceMessages);
  const may = useMay('lines:update');
  const [open, setOpen] = useState(false);
  if (!may || !isInService(line.state)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('button')}</Button>
      {open && <ServicesDialog line={line} onClose={() => setOpen(false)} />}
    </>
  );
}

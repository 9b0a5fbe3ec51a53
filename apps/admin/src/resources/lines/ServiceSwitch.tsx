import { Button, DialogActions, DialogContent, Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { formatMoney, type Locale, LOCALE_TAGS } from '@ur-desk/domain/kernel';
import { type LineView } from '@ur-desk/domain/lines';
import {
  type LineServiceOfferView,
  type LineServicesView,
  type SwitchServiceInput,
} from '@ur-desk/domain/value-added-services';
import { announce } from '../../shared/announce';
import { formatInstant } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Fact, Facts } from '../../shared/Section';
import { useAction } from '../../shared/use-action';
import { operatorZone } from '../../shared/zones';
import { lineServiceMessages } from './line-service.messages';

/** What a service costs a month here, in words. */
export function useFeeText(tierName: LineServicesView['tierName']): (offer: LineServiceOfferView) => string {
  const say = useSay(lineServiceMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return ({ fee, freeByTier }) => {
    if (fee === null) return say('notSold');
    if (fee.amount === 0) return say('costsNothing');
    if (freeByTier && tierName) return say('free', { tier: tierName[locale] });
    return say('month', { fee: formatMoney(fee, LOCALE_TAGS[locale]) });
  };
}

interface OfferProps {
  offer: LineServiceOfferView;
  services: LineServicesView;
}

/** From when it is charged, and what the next renewal costs more. */
function Charge({ offer, services }: OfferProps) {
  const say = useSay(lineServiceMessages);
  const feeText = useFeeText(services.tierName);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { tierName, planName, renewedUntil } = services;
  const isFree = offer.freeByTier && tierName !== null;
  const from = () => {
    if (isFree) return say('never', { tier: tierName[locale] });
    if (renewedUntil === null) return say('fromNext');
    return say('fromRenewal', { at: formatInstant(renewedUntil, operatorZone(), locale) });
  };
  return (
    <Facts>
      <Fact label={say('fields.fee')}>{feeText(offer)}</Fact>
      <Fact label={say('fields.now')}>{say('nothingNow')}</Fact>
      <Fact label={say('fields.from')}>{from()}</Fact>
      {offer.nextCharge && planName && (
        <Fact label={say('fields.next')}>
          {say('nextOf', {
            amount: formatMoney(offer.nextCharge, LOCALE_TAGS[locale]),
            plan: planName[locale],
          })}
        </Fact>
      )}
    </Facts>
  );
}

function NoCharge() {
  const say = useSay(lineServiceMessages);
  return (
    <>
      <Facts>
        <Fact label={say('fields.from')}>{say('offCharge')}</Fact>
      </Facts>
      <Typography variant="body2">{say('offText')}</Typography>
    </>
  );
}

/** What switching a service will be and cost, and the button that orders it. */
export function ServiceSwitch({ offer, services, onBack }: OfferProps & { onBack: () => void }) {
  const say = useSay(lineServiceMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const service = offer.name[locale];
  const on = !offer.on;
  const path = `lines/${services.lineId}/switch-service`;
  const { run, pending, problem, ready } = useAction<SwitchServiceInput, LineView>(path, {
    onDone: ({ order }) => {
      if (order?.state === 'confirmed') announce(say(`done.${on ? 'on' : 'off'}`, { service }));
      else announce(say(order?.state === 'failed' ? 'refusedNow' : 'ordered', { service }));
      onBack();
    },
  });
  return (
    <>
      <DialogContent>
        <Typography variant="h3" sx={{ mb: 1 }}>
          {service}
        </Typography>
        <Typography variant="body2" sx={{ mb: 2 }}>
          {offer.description[locale]}
        </Typography>
        <section aria-label={say('preview')}>
          {on ? <Charge offer={offer} services={services} /> : <NoCharge />}
        </section>
        <ProblemNotice problem={problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onBack} disabled={pending}>
          {say('back')}
        </Button>
        <Button
          variant="contained"
          autoFocus
          disabled={pending || !ready}
          onClick={() => void run({ service: offer.code, on })}
        >
          {say(on ? 'confirmOn' : 'confirmOff', { service })}
        </Button>
      </DialogActions>
    </>
  );
}

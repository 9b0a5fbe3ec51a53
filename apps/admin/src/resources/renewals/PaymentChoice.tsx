import AddIcon from '@mui/icons-material/AddCardOutlined';
import { Box, Button, Checkbox, FormControlLabel, Menu, MenuItem, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useLocaleState } from 'react-admin';
import { formatMoney, LOCALE_TAGS, type Locale, type Money } from '@ur-desk/domain/kernel';
import {
  type AddPaymentMethodInput,
  type PaymentMethodView,
  paidWithText,
  SANDBOX_CARDS,
  SANDBOX_TOKENS,
  sandboxCardText,
  type SandboxToken,
} from '@ur-desk/domain/payments';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { useMethodNote } from '../payments/CardText';
import { UnansweredCharge } from '../payments/UnansweredCharge';
import { LinkOrderFields } from '../payment-links/LinkOrderFields';
import { paymentLinkMessages } from '../payment-links/payment-link.messages';
import { type LinkOrderChoice } from '../payment-links/use-link-order';
import { OptionCard } from './OptionCard';
import { renewalMessages } from './renewal.messages';
import { type Source } from './use-renew-choice';

const TEST_CARD_EXPIRY = { expiryMonth: 12, expiryYear: 2030 };

interface AddTestCardProps {
  customerId: string;
  /** The saved ones; the same card is not saved twice. */
  methods: readonly PaymentMethodView[];
  onAdded: (methodId: string) => void;
}

/** Saves one of the sandbox's test cards with the customer and chooses it. */
function AddTestCard({ customerId, methods, onAdded }: AddTestCardProps) {
  const say = useSay(renewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const saved = new Set(methods.map(({ lastFour }) => lastFour));
  const free = SANDBOX_TOKENS.filter((token) => !saved.has(SANDBOX_CARDS[token].lastFour));
  const add = useAction<AddPaymentMethodInput, PaymentMethodView>('payment-methods', {
    idempotent: false,
    onDone: ({ id }) => onAdded(id),
  });
  const choose = (token: SandboxToken) => {
    setAnchor(null);
    void add.run({ customerId, provider: 'sandbox', token, ...TEST_CARD_EXPIRY, automaticUse: false });
  };
  return (
    <>
      <Button
        startIcon={<AddIcon />}
        disabled={add.pending}
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="menu"
      >
        {say('addCard')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {free.map((token) => (
          <MenuItem key={token} onClick={() => choose(token)}>
            {sandboxCardText(token, locale)}
          </MenuItem>
        ))}
      </Menu>
      <ProblemNotice problem={add.problem} />
    </>
  );
}

interface PaymentChoiceProps {
  title: string;
  customerId: string;
  /** Null: this role does not see it. */
  available: Money | null;
  /** The balance alone pays the whole price. */
  covered: boolean;
  methods: readonly PaymentMethodView[];
  source: Source;
  balanceFirst: boolean;
  link: LinkOrderChoice;
  /** Null: nothing can be sent by e-mail. */
  email: string | null;
  onChange: (change: { source?: Source; balanceFirst?: boolean }) => void;
}

/** Who pays: the balance, or a saved card or the customer by a link, before which the balance may go. */
export function PaymentChoice(props: PaymentChoiceProps) {
  const { title, customerId, available, covered, methods, source, balanceFirst, link, email, onChange } =
    props;
  const say = useSay(renewalMessages);
  const sayOfLink = useSay(paymentLinkMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const mayAdd = useMay('paymentMethods:create');
  const mayLink = useMay('paymentLinks:create');
  const heading = useId();
  const note = useMethodNote();
  const hasBalance = (available?.amount ?? 0) > 0;
  const needless = hasBalance && covered && balanceFirst && source !== 'wallet';
  // Who chooses a card or the link wants it charged: a balance that pays all would leave nothing for it.
  const choose = (other: Source) => onChange({ source: other, ...(covered && { balanceFirst: false }) });
  return (
    <Box role="radiogroup" aria-labelledby={heading}>
      <Typography variant="h2" component="h3" id={heading} sx={{ mb: 1 }}>
        {title}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 1,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        <OptionCard
          name="source"
          value="wallet"
          checked={source === 'wallet'}
          onChoose={() => onChange({ source: 'wallet' })}
        >
          <Typography
            variant="body2"
            sx={{ fontWeight: 600, display: 'flex', justifyContent: 'space-between' }}
          >
            {say('balance')} <MoneyText value={available} />
          </Typography>
        </OptionCard>
        {methods.map((method) => (
          <OptionCard
            key={method.id}
            name="source"
            value={method.id}
            checked={source === method.id}
            disabled={!method.usable}
            onChoose={() => choose(method.id)}
          >
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {paidWithText(method, locale)}
              <Typography component="span" variant="caption" sx={{ color: 'text.secondary', ml: 1 }}>
                {note(method)}
              </Typography>
            </Typography>
          </OptionCard>
        ))}
        {mayLink && (
          <OptionCard name="source" value="link" checked={source === 'link'} onChoose={() => choose('link')}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {sayOfLink('option')}
            </Typography>
            <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
              {sayOfLink('optionHint')}
            </Typography>
          </OptionCard>
        )}
      </Box>
      {source !== 'wallet' && !needless && (
        <Box sx={{ mt: 1.5 }}>
          <UnansweredCharge customerId={customerId} />
        </Box>
      )}
      {source === 'link' && !(needless && link.order) && (
        <Box sx={{ mt: 1.5 }}>
          <LinkOrderFields choice={link} email={email} />
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 0.5 }}>
        {mayAdd && <AddTestCard customerId={customerId} methods={methods} onAdded={choose} />}
        {source !== 'wallet' && hasBalance && available && (
          <FormControlLabel
            control={
              <Checkbox checked={balanceFirst} onChange={(_event, on) => onChange({ balanceFirst: on })} />
            }
            label={say('balanceFirst', { amount: formatMoney(available, LOCALE_TAGS[locale]) })}
            slotProps={{ typography: { variant: 'body2' } }}
          />
        )}
      </Box>
      {needless && (
        <Typography role="status" variant="body2">
          {say('balancePaysAll')}
        </Typography>
      )}
    </Box>
  );
}

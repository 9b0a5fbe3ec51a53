import AddIcon from '@mui/icons-material/Add';
import { Box, Button, Collapse, FormControlLabel, Radio, RadioGroup, Stack, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { type PaymentMethodView } from '@ur-desk/domain/payments';
import { useSay } from '../../shared/messages';
import { useMay } from '../../shared/use-may';
import { LinkOrderFields } from '../payment-links/LinkOrderFields';
import { paymentLinkMessages } from '../payment-links/payment-link.messages';
import { type LinkOrderChoice } from '../payment-links/use-link-order';
import { AddSandboxCard } from './AddSandboxCard';
import { useMethodNote, useMethodText } from './CardText';
import { paymentMessages } from './payment.messages';

/** The choice that is no card: the customer pays on a page of the provider. */
export const BY_LINK = 'link';

interface SourceChoiceProps {
  customerId: string;
  methods: readonly PaymentMethodView[];
  /** Of a saved card, or `BY_LINK`. */
  value: string | null;
  onChange: (value: string) => void;
  link: LinkOrderChoice;
  /** Null: nothing can be sent by e-mail. */
  email: string | null;
}

function LinkOption({
  link,
  email,
  chosen,
}: Pick<SourceChoiceProps, 'link' | 'email'> & { chosen: boolean }) {
  const say = useSay(paymentLinkMessages);
  return (
    <>
      <FormControlLabel
        value={BY_LINK}
        control={<Radio size="small" />}
        label={
          <>
            {say('option')}{' '}
            <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
              {say('optionHint')}
            </Typography>
          </>
        }
      />
      {chosen && (
        <Box sx={{ pl: 4, pb: 1 }}>
          <LinkOrderFields choice={link} email={email} />
        </Box>
      )}
    </>
  );
}

/** Who pays: a saved card, where a sandbox card can be added in place, or the customer by a link. */
export function SourceChoice({ customerId, methods, value, onChange, link, email }: SourceChoiceProps) {
  const say = useSay(paymentMessages);
  const mayLink = useMay('paymentLinks:create');
  const methodText = useMethodText();
  const mayAdd = useMay('paymentMethods:create');
  const label = useId();
  const [adding, setAdding] = useState(false);
  const note = useMethodNote();
  return (
    <Stack sx={{ alignItems: 'flex-start' }}>
      <Typography id={label} variant="subtitle2" component="p">
        {say('topUp.source')}
      </Typography>
      {methods.length === 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary', my: 0.5 }}>
          {say('topUp.noCard')}
        </Typography>
      )}
      <RadioGroup aria-labelledby={label} value={value ?? ''} onChange={(_event, id) => onChange(id)}>
        {methods.map((method) => (
          <FormControlLabel
            key={method.id}
            value={method.id}
            disabled={!method.usable}
            control={<Radio size="small" />}
            label={
              <>
                {methodText(method)}{' '}
                <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
                  {note(method)}
                </Typography>
              </>
            }
          />
        ))}
        {mayLink && <LinkOption link={link} email={email} chosen={value === BY_LINK} />}
      </RadioGroup>
      {mayAdd && !adding && (
        <Button startIcon={<AddIcon />} onClick={() => setAdding(true)}>
          {say('topUp.addCard')}
        </Button>
      )}
      <Collapse in={adding} unmountOnExit sx={{ alignSelf: 'stretch' }}>
        <AddSandboxCard
          customerId={customerId}
          onAdded={(method) => {
            setAdding(false);
            onChange(method.id);
          }}
        />
      </Collapse>
    </Stack>
  );
}

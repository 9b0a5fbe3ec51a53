import AddIcon from '@mui/icons-material/Add';
import { Button, Collapse, FormControlLabel, Radio, RadioGroup, Stack, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { type PaymentMethodView } from '@ur-desk/domain/payments';
import { useSay } from '../../shared/messages';
import { useMay } from '../../shared/use-may';
import { AddSandboxCard } from './AddSandboxCard';
import { useMethodNote, useMethodText } from './CardText';
import { paymentMessages } from './payment.messages';

interface CardChoiceProps {
  customerId: string;
  methods: readonly PaymentMethodView[];
  value: string | null;
  onChange: (methodId: string) => void;
}

/** Which saved card pays; a sandbox card can be added in place and is then chosen. */
export function CardChoice({ customerId, methods, value, onChange }: CardChoiceProps) {
  const say = useSay(paymentMessages);
  const methodText = useMethodText();
  const mayAdd = useMay('paymentMethods:create');
  const label = useId();
  const [adding, setAdding] = useState(false);
  const note = useMethodNote();
  return (
    <Stack sx={{ alignItems: 'flex-start' }}>
      <Typography id={label} variant="subtitle2" component="p">
        {say('topUp.card')}
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

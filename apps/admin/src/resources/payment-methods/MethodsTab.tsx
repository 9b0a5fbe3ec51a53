import AddIcon from '@mui/icons-material/AddCardOutlined';
import { Box, Button, Collapse, Stack } from '@mui/material';
import { useState } from 'react';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { useMay } from '../../shared/use-may';
import { AddSandboxCard } from '../payments/AddSandboxCard';
import { paymentMessages } from '../payments/payment.messages';
import { paymentMethodMessages } from './payment-method.messages';
import { usePaymentMethods } from '../payments/use-customer-money';
import { Loaded } from '../../shared/Loaded';
import { ChargeExceptions } from './ChargeExceptions';
import { MethodTable } from './MethodTable';
import { PaymentBlocks } from './PaymentBlocks';

interface MethodsTabProps {
  customerId: string;
  customerZone: string;
}

/** A card that the customer brings, perhaps instead of one that has expired. */
function AddCard({ customerId }: Pick<MethodsTabProps, 'customerId'>) {
  const say = useSay(paymentMessages);
  const sayOfMethods = useSay(paymentMethodMessages);
  const mayAdd = useMay('paymentMethods:create');
  const [adding, setAdding] = useState(false);
  if (!mayAdd) return null;
  return (
    <Box sx={{ maxWidth: 480 }}>
      {!adding && (
        <Button variant="outlined" startIcon={<AddIcon />} onClick={() => setAdding(true)}>
          {say('topUp.addCard')}
        </Button>
      )}
      <Collapse in={adding} unmountOnExit>
        <AddSandboxCard
          customerId={customerId}
          onAdded={() => {
            setAdding(false);
            announce(sayOfMethods('added'));
          }}
        />
      </Collapse>
    </Box>
  );
}

/** With what a customer pays, and whether he may be charged. */
export function MethodsTab({ customerId, customerZone }: MethodsTabProps) {
  const methods = usePaymentMethods(customerId);
  return (
    <Loaded query={methods}>
      {(saved) => (
        <Stack sx={{ gap: 3 }}>
          <MethodTable customerId={customerId} methods={saved} customerZone={customerZone} />
          <AddCard customerId={customerId} />
          <PaymentBlocks customerId={customerId} methods={saved} customerZone={customerZone} />
          <ChargeExceptions customerId={customerId} customerZone={customerZone} />
        </Stack>
      )}
    </Loaded>
  );
}

import { Stack } from '@mui/material';
import { usePaymentMethods } from '../payments/use-customer-money';
import { Loaded } from '../../shared/Loaded';
import { ChargeExceptions } from './ChargeExceptions';
import { MethodTable } from './MethodTable';
import { PaymentBlocks } from './PaymentBlocks';

interface MethodsTabProps {
  customerId: string;
  customerZone: string;
}

/** With what a customer pays, and whether he may be charged. */
export function MethodsTab({ customerId, customerZone }: MethodsTabProps) {
  const methods = usePaymentMethods(customerId);
  return (
    <Loaded query={methods}>
      {(saved) => (
        <Stack sx={{ gap: 3 }}>
          <MethodTable customerId={customerId} methods={saved} customerZone={customerZone} />
          <PaymentBlocks customerId={customerId} methods={saved} customerZone={customerZone} />
          <ChargeExceptions customerId={customerId} customerZone={customerZone} />
        </Stack>
      )}
    </Loaded>
  );
}

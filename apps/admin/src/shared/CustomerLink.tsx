import { Link as MuiLink } from '@mui/material';
import { useGetManyAggregate } from 'react-admin';
import { Link } from 'react-router-dom';

interface CustomerName {
  id: string;
  name: string | null;
  reference: string;
}

/** A customer by name, as the way to his page; many on one page are asked for together. */
export function CustomerLink({ customerId }: { customerId: string }) {
  const { data } = useGetManyAggregate<CustomerName>('customers', { ids: [customerId] });
  const customer = data?.[0];
  return (
    <MuiLink component={Link} to={`/customers/${customerId}/show`}>
      {customer?.name ?? customer?.reference ?? '…'}
    </MuiLink>
  );
}

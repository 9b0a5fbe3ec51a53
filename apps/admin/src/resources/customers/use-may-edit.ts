import { allowsAct } from '@ur-desk/domain/customer-status';
import { type CustomerView } from '@ur-desk/domain/customers';
import { useMay } from '../../shared/use-may';

/** Whether who looks may change the customer's data: his role allows it, and the account is not closed. */
export const useMayEdit = ({ status }: Pick<CustomerView, 'status'>): boolean =>
  useMay('customers:update') && allowsAct(status, 'edit');

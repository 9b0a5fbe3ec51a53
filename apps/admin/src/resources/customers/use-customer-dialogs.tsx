import { type ReactNode } from 'react';
import { type CustomerActions } from './customer-actions';

interface CustomerDialogs extends Omit<CustomerActions, 'showTab'> {
  dialogs: ReactNode;
}

/** The dialogs of other features that the page opens: renew, top up, refund. */
export function useCustomerDialogs(): CustomerDialogs {
  return { renew: null, topUp: null, refund: null, dialogs: null };
}

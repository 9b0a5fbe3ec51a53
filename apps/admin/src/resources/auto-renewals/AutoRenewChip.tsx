import { Chip } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { isInService, type LineView } from '@ur-desk/domain/lines';
import { useSay } from '../../shared/messages';
import { useMay } from '../../shared/use-may';
import { autoRenewalMessages } from './auto-renewal.messages';

const AutoRenewDialog = lazy(async () => ({ default: (await import('./AutoRenewDialog')).AutoRenewDialog }));

/** Whether a line is renewed by itself; whoever may changes it here. */
export function AutoRenewChip({ line, currency }: { line: LineView; currency: CurrencyCode }) {
  const say = useSay(autoRenewalMessages);
  const [open, setOpen] = useState(false);
  const may = useMay('autoRenewals:update') && isInService(line.state);
  const state = say(line.autoRenew ? 'on' : 'off');
  const look = {
    size: 'small',
    variant: 'outlined',
    color: line.autoRenew ? 'success' : 'default',
    label: say('chip', { state }),
  } as const;
  if (!may) return <Chip {...look} />;
  return (
    <>
      <Chip {...look} onClick={() => setOpen(true)} aria-haspopup="dialog" />
      {open && (
        <Suspense>
          <AutoRenewDialog
            lineId={line.id}
            msisdn={line.msisdn}
            currency={currency}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

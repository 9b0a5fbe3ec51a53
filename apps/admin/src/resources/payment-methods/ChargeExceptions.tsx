import { Button, Link, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { type ChargeExceptionView } from '@ur-desk/domain/charge-limits';
import { type Locale } from '@ur-desk/domain/kernel';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { formatInstant, InstantText } from '../../shared/InstantField';
import { operatorZone } from '../../shared/zones';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { useMay } from '../../shared/use-may';
import { useRelated } from '../../shared/use-related';
import { paymentMethodMessages } from './payment-method.messages';
import { ReasonDialog } from './ReasonDialog';

function Use({ exception, now }: { exception: ChargeExceptionView; now: number }) {
  const say = useSay(paymentMethodMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { paymentId, expiresAt } = exception;
  if (paymentId !== null)
    return (
      <Link component={RouterLink} to={`/payments/${paymentId}/show`}>
        {say('showPayment')}
      </Link>
    );
  if (Date.parse(expiresAt) <= now) return <>{say('runOut')}</>;
  return <>{say('notUsed', { until: formatInstant(expiresAt, operatorZone(), locale) })}</>;
}

interface ChargeExceptionsProps {
  customerId: string;
  customerZone: string;
}

/** Charges that went, or may go, above the limits, with who allowed them and why. */
export function ChargeExceptions({ customerId, customerZone }: ChargeExceptionsProps) {
  const say = useSay(paymentMethodMessages);
  const mayAllow = useMay('chargeExceptions:create');
  const [asking, setAsking] = useState(false);
  const [now] = useState(() => Date.now());
  const query = useRelated<ChargeExceptionView>({ resource: 'charge-exceptions', filter: { customerId } });
  const columns: TableColumn<ChargeExceptionView>[] = [
    {
      label: say('since'),
      render: ({ createdAt }) => <InstantText value={createdAt} customerZone={customerZone} />,
    },
    { label: say('why'), render: ({ reason }) => reason },
    { label: say('by'), render: ({ grantedBy }) => grantedBy },
    { label: say('state'), render: (exception) => <Use exception={exception} now={now} /> },
  ];
  return (
    <Loaded query={query}>
      {(exceptions) =>
        mayAllow || exceptions.length > 0 ? (
          <Stack sx={{ gap: 1, alignItems: 'flex-start' }}>
            <Typography variant="h3">{say('exceptions')}</Typography>
            {mayAllow && (
              <Button variant="outlined" onClick={() => setAsking(true)}>
                {say('allowOnce')}
              </Button>
            )}
            {exceptions.length > 0 && (
              <HouseTable label={say('exceptions')} columns={columns} rows={exceptions} />
            )}
            {asking && (
              <ReasonDialog
                title={say('allowOnce')}
                text={say('allowText')}
                path="charge-exceptions"
                body={{ customerId }}
                idempotent
                submitLabel={say('allowSubmit')}
                done={say('allowed')}
                onClose={() => setAsking(false)}
              />
            )}
          </Stack>
        ) : null
      }
    </Loaded>
  );
}

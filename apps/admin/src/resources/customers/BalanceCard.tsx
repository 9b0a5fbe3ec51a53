import { Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type OverviewWallet } from '@ur-desk/domain/customers';
import { formatMoney, LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { Section } from '../../shared/Section';
import { customerMessages } from './customer.messages';

/** What the customer can spend now, and what of it is promised already. */
export function BalanceCard({ wallet }: { wallet: OverviewWallet }) {
  const say = useSay(customerMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { available, held } = wallet;
  return (
    <Section title={say('balance')}>
      <Typography component="p" sx={{ fontSize: '1.75rem', lineHeight: 1.2, letterSpacing: '-0.02em' }}>
        <MoneyText value={available} strong />
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {say('available')}
        {held.amount > 0 && ` · ${say('held', { amount: formatMoney(held, LOCALE_TAGS[locale]) })}`}
      </Typography>
    </Section>
  );
}

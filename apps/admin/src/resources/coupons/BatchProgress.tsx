import { Box, LinearProgress, Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type CouponBatchView } from '@ur-desk/domain/coupons';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { useSay } from '../../shared/messages';
import { couponMessages } from './coupon.messages';

const WHOLE = 100;

/** How far a batch is, and then what became of its codes. */
export function BatchProgress({ batch: { state, made, count, redeemed } }: { batch: CouponBatchView }) {
  const say = useSay(couponMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const number = (value: number) => value.toLocaleString(LOCALE_TAGS[locale]);
  if (state !== 'making')
    return (
      <Typography variant="body2" component="span">
        {say('usedOf', { redeemed: number(redeemed), made: number(made) })}
      </Typography>
    );
  const text = say('progress', { made: number(made), count: number(count) });
  return (
    <Box role="status">
      <Typography variant="body2">{text}</Typography>
      <LinearProgress
        variant="determinate"
        aria-label={text}
        value={(WHOLE * made) / count}
        sx={{ mt: 0.5 }}
      />
    </Box>
  );
}

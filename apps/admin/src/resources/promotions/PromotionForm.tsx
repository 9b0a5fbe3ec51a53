import { Box, Typography } from '@mui/material';
import { type ReactNode } from 'react';
import { TextInput } from 'react-admin';
import { useSay } from '../../shared/messages';
import { ActionsInput } from './ActionsInput';
import { CouponInput } from './CouponInput';
import { CriteriaInput } from './CriteriaInput';
import { LimitsInput } from './LimitsInput';
import { promotionMessages } from './promotion.messages';
import { StackingInputs } from './StackingInputs';
import { WindowInput } from './WindowInput';

const TWO_COLUMNS = { display: 'grid', gap: 1.5, gridTemplateColumns: { sm: '1fr 1fr' } } as const;

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 2.5, minWidth: 0 }}>
      <Typography component="legend" variant="h2" sx={{ mb: 0.5, p: 0 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

/** The inputs of a promotion's draft; `children` come first. */
export function PromotionInputs({ own, children }: { own?: string; children?: ReactNode }) {
  const say = useSay(promotionMessages);
  return (
    <>
      <Part title={say('sections.name')}>
        {children}
        <Box sx={TWO_COLUMNS}>
          <TextInput source="name.en" label={say('fields.nameEn')} autoComplete="off" />
          <TextInput source="name.zh" label={say('fields.nameZh')} autoComplete="off" />
        </Box>
      </Part>
      <Part title={say('sections.who')}>
        <CriteriaInput />
      </Part>
      <Part title={say('sections.coupon')}>
        <CouponInput />
      </Part>
      <Part title={say('sections.what')}>
        <ActionsInput />
      </Part>
      <Part title={say('sections.when')}>
        <WindowInput />
      </Part>
      <Part title={say('sections.limits')}>
        <LimitsInput />
      </Part>
      <Part title={say('sections.stacking')}>
        <StackingInputs own={own} />
      </Part>
    </>
  );
}

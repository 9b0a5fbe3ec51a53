import { Box } from '@mui/material';
import { type ReactNode } from 'react';
import { TextInput } from 'react-admin';
import { FormPart, TWO_COLUMNS } from '../../shared/FormPart';
import { useSay } from '../../shared/messages';
import { ActionsInput } from './ActionsInput';
import { CouponInput } from './CouponInput';
import { CriteriaInput } from './CriteriaInput';
import { LimitsInput } from './LimitsInput';
import { promotionMessages } from './promotion.messages';
import { StackingInputs } from './StackingInputs';
import { WindowInput } from './WindowInput';

/** The inputs of a promotion's draft; `children` come first. */
export function PromotionInputs({ own, children }: { own?: string; children?: ReactNode }) {
  const say = useSay(promotionMessages);
  return (
    <>
      <FormPart title={say('sections.name')}>
        {children}
        <Box sx={TWO_COLUMNS}>
          <TextInput source="name.en" label={say('fields.nameEn')} autoComplete="off" />
          <TextInput source="name.zh" label={say('fields.nameZh')} autoComplete="off" />
        </Box>
      </FormPart>
      <FormPart title={say('sections.who')}>
        <CriteriaInput />
      </FormPart>
      <FormPart title={say('sections.coupon')}>
        <CouponInput />
      </FormPart>
      <FormPart title={say('sections.what')}>
        <ActionsInput />
      </FormPart>
      <FormPart title={say('sections.when')}>
        <WindowInput />
      </FormPart>
      <FormPart title={say('sections.limits')}>
        <LimitsInput />
      </FormPart>
      <FormPart title={say('sections.stacking')}>
        <StackingInputs own={own} />
      </FormPart>
    </>
  );
}

import { Link as MuiLink } from '@mui/material';
import { Link } from 'react-router-dom';
import { type CouponCodeView } from '@ur-desk/domain/coupons';
import { CustomerLink } from '../../shared/CustomerLink';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { RecordPage, RecordShow } from '../../shared/RecordPage';
import { Fact, Facts, Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { useMay } from '../../shared/use-may';
import { BindButton } from './BindButton';
import { couponMessages } from './coupon.messages';
import { DisableButton } from './DisableButton';

function CodeFacts({ code }: { code: CouponCodeView }) {
  const say = useSay(couponMessages);
  const mayOpenBatch = useMay('couponBatches:read');
  const batch = mayOpenBatch ? (
    <MuiLink component={Link} to={`/coupon-batches/${code.batchId}/show`}>
      {code.batchName}
    </MuiLink>
  ) : (
    code.batchName
  );
  return (
    <Facts>
      <Fact label={say('fields.promotion')}>
        <MuiLink component={Link} to={`/promotions/${code.promotionId}/show`}>
          {code.promotionCode}
        </MuiLink>
      </Fact>
      <Fact label={say('fields.batch')}>{batch}</Fact>
      <Fact label={say('fields.createdAt')}>
        <InstantText value={code.createdAt} />
      </Fact>
    </Facts>
  );
}

/** For whom it is, and who has used it. */
function CodeUse({ code }: { code: CouponCodeView }) {
  const say = useSay(couponMessages);
  return (
    <Facts>
      <Fact label={say('fields.customerId')}>
        {code.customerId ? <CustomerLink customerId={code.customerId} /> : say('anybody')}
      </Fact>
      <Fact label={say('fields.usedBy')}>
        {code.usedBy ? <CustomerLink customerId={code.usedBy} /> : say('nobody')}
      </Fact>
      {code.renewalId && (
        <Fact label={say('fields.renewal')}>
          <MuiLink component={Link} to={`/renewals/${code.renewalId}/show`}>
            {code.renewalReference}
          </MuiLink>
        </Fact>
      )}
      {code.disabledAt && (
        <Fact label={say('fields.disabledAt')}>
          <InstantText value={code.disabledAt} />
        </Fact>
      )}
    </Facts>
  );
}

function CodePage({ code }: { code: CouponCodeView }) {
  const say = useSay(couponMessages);
  const mayChange = useMay('couponCodes:update') && code.status === 'free';
  const words = {
    title: say('disableCodeTitle', { code: code.code }),
    text: say('disableCodeText'),
    confirm: say('disableCodeNow'),
    done: say('codeDisabled', { code: code.code }),
  };
  return (
    <RecordPage
      title={code.code}
      beside={<StatusChip status={code.status} label={say(`statuses.${code.status}`)} />}
      subtitle={code.promotionCode}
      actions={
        mayChange && (
          <>
            <DisableButton of={`coupon-codes/${code.id}`} words={words} />
            <BindButton code={code} />
          </>
        )
      }
      facts={
        <Section title={say('fields.code')}>
          <CodeFacts code={code} />
        </Section>
      }
    >
      <Section title={say('use')}>
        <CodeUse code={code} />
      </Section>
    </RecordPage>
  );
}

/** A code from a batch: whose promotion it opens, for whom it is, and who has used it. */
export const CouponCodeShow = () => (
  <RecordShow<CouponCodeView>>{(code) => <CodePage code={code} />}</RecordShow>
);

import { useQuery } from '@tanstack/react-query';
import { Button, Link as MuiLink } from '@mui/material';
import { useDataProvider, useLocaleState } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { type CouponBatchView } from '@ur-desk/domain/coupons';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { InstantText } from '../../shared/InstantField';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { RecordPage } from '../../shared/RecordPage';
import { Fact, Facts, Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { useMay } from '../../shared/use-may';
import { BatchProgress } from './BatchProgress';
import { couponMessages } from './coupon.messages';
import { DisableButton } from './DisableButton';

const LOOK_AGAIN_MS = 1_000;

/** A batch, looked at again and again while its codes are being made. */
function useBatch(id: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['coupon-batches', 'live', id],
    queryFn: ({ signal }) => dataProvider.read<CouponBatchView>(`coupon-batches/${id}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.state === 'making' ? LOOK_AGAIN_MS : false),
  });
}

function BatchFacts({ batch }: { batch: CouponBatchView }) {
  const say = useSay(couponMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const number = (value: number) => value.toLocaleString(LOCALE_TAGS[locale]);
  return (
    <Facts>
      <Fact label={say('fields.promotion')}>
        <MuiLink component={Link} to={`/promotions/${batch.promotionId}/show`}>
          {batch.promotionCode}
        </MuiLink>
      </Fact>
      <Fact label={say('fields.pattern')}>{batch.pattern}</Fact>
      <Fact label={say('fields.charset')}>{say(`charsets.${batch.charset}`)}</Fact>
      <Fact label={say('fields.count')}>{number(batch.count)}</Fact>
      <Fact label={say('fields.createdBy')}>{batch.createdBy}</Fact>
      <Fact label={say('fields.createdAt')}>
        <InstantText value={batch.createdAt} />
      </Fact>
      {batch.finishedAt && (
        <Fact label={say('fields.finishedAt')}>
          <InstantText value={batch.finishedAt} />
        </Fact>
      )}
      {batch.disabledAt && (
        <Fact label={say('fields.disabledAt')}>
          <InstantText value={batch.disabledAt} />
        </Fact>
      )}
    </Facts>
  );
}

function BatchPage({ batch }: { batch: CouponBatchView }) {
  const say = useSay(couponMessages);
  const mayDisable = useMay('couponBatches:update');
  const mayList = useMay('couponCodes:list');
  const [locale] = useLocaleState() as [Locale, unknown];
  const number = (value: number) => value.toLocaleString(LOCALE_TAGS[locale]);
  const { id, name, state, version } = batch;
  const words = {
    title: say('disableBatchTitle', { name }),
    text: say('disableBatchText'),
    confirm: say('disableBatchNow'),
    done: say('batchDisabled', { name }),
  };
  const codes = `/coupon-codes?filter=${encodeURIComponent(JSON.stringify({ batchId: id }))}`;
  return (
    <RecordPage
      title={name}
      beside={<StatusChip status={state} label={say(`states.${state}`)} />}
      subtitle={batch.promotionCode}
      actions={
        <>
          {mayDisable && state !== 'disabled' && (
            <DisableButton of={`coupon-batches/${id}`} version={version} words={words} />
          )}
          {mayList && (
            <Button component={Link} to={codes} variant="outlined">
              {say('showCodes')}
            </Button>
          )}
        </>
      }
      facts={
        <Section title={say('batches')}>
          <BatchFacts batch={batch} />
        </Section>
      }
    >
      <Section title={say('codes')}>
        <BatchProgress batch={batch} />
        <Facts>
          <Fact label={say('fields.redeemed')}>{number(batch.redeemed)}</Fact>
          <Fact label={say('fields.reserved')}>{number(batch.reserved)}</Fact>
          <Fact label={say('fields.disabledCodes')}>{number(batch.disabledCodes)}</Fact>
        </Facts>
      </Section>
    </RecordPage>
  );
}

/** An order of codes: how far it is, and what became of them. */
export function CouponBatchShow() {
  const { id = '' } = useParams();
  return (
    <Loaded query={useBatch(id)} lines={PAGE_LINES}>
      {(batch) => <BatchPage batch={batch} />}
    </Loaded>
  );
}

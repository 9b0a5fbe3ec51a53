import { useQuery } from '@tanstack/react-query';
import { Button, Link as MuiLink, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useLocaleState } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { LOCALE_TAGS, type Locale, money } from '@ur-desk/domain/kernel';
import {
  type PromotionBudgetLeftView,
  type PromotionDetailView,
  type PromotionPlanView,
  type PromotionReportView,
  type PromotionUseSumView,
} from '@ur-desk/domain/promotions';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { EmptyState } from '../../shared/EmptyState';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { RecordPage } from '../../shared/RecordPage';
import { Section } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { DayFigures } from './DayFigures';
import { promotionMessages } from './promotion.messages';
import { usePromotion } from './use-promotion';
import { usePromotionTexts } from './use-promotion-texts';

const PERIODS = [7, 30, 90, 365];
const USUAL_PERIOD = 30;

function useReport(id: string, days: number) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['promotions', 'report', id, days],
    queryFn: ({ signal }) =>
      dataProvider.read<PromotionReportView>(`promotions/${id}/report?days=${days}`, { signal }),
    staleTime: 0,
  });
}

function useSumColumns<T extends PromotionUseSumView>(): TableColumn<T>[] {
  const say = useSay(promotionMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return [
    {
      label: say('fields.uses'),
      align: 'right',
      render: ({ uses }) => uses.toLocaleString(LOCALE_TAGS[locale]),
    },
    {
      label: say('report.discount'),
      align: 'right',
      render: ({ discountMinor, currency }) => <MoneyText value={money(discountMinor, currency)} />,
    },
    {
      label: say('report.revenue'),
      align: 'right',
      render: ({ revenueMinor, currency }) => <MoneyText value={money(revenueMinor, currency)} />,
    },
  ];
}

function Sums({ sums }: Pick<PromotionReportView, 'sums'>) {
  const say = useSay(promotionMessages);
  const columns: TableColumn<PromotionUseSumView>[] = [
    { label: say('report.currency'), render: ({ currency }) => currency },
    ...useSumColumns<PromotionUseSumView>(),
  ];
  return (
    <HouseTable
      label={say('report.sums')}
      columns={columns}
      rows={sums}
      rowKey={({ currency }) => currency}
    />
  );
}

function ByPlan({ byPlan }: Pick<PromotionReportView, 'byPlan'>) {
  const say = useSay(promotionMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const columns: TableColumn<PromotionPlanView>[] = [
    {
      label: say('report.plan'),
      render: ({ planId, planName }) => (
        <MuiLink component={Link} to={`/plans/${planId}/show`}>
          {planName[locale]}
        </MuiLink>
      ),
    },
    ...useSumColumns<PromotionPlanView>(),
  ];
  return (
    <HouseTable
      label={say('report.byPlan')}
      columns={columns}
      rows={byPlan}
      rowKey={({ planId, currency }) => `${planId} ${currency}`}
    />
  );
}

/** What is left of what is live. */
function Left({ usesLeft, budgets }: Pick<PromotionReportView, 'usesLeft' | 'budgets'>) {
  const say = useSay(promotionMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const columns: TableColumn<PromotionBudgetLeftView>[] = [
    { label: say('report.currency'), render: ({ currency }) => currency },
    {
      label: say('report.left'),
      align: 'right',
      render: ({ leftMinor, currency }) =>
        leftMinor === null ? say('report.noLimit') : <MoneyText value={money(leftMinor, currency)} />,
    },
    {
      label: say('report.leftInPeriod'),
      align: 'right',
      render: ({ leftInPeriodMinor: left, currency }) =>
        left === null ? say('report.noLimit') : <MoneyText value={money(left, currency)} />,
    },
  ];
  return (
    <>
      <Typography variant="body2" sx={{ mb: 1 }}>
        {usesLeft === null
          ? say('report.anyUses')
          : say('report.usesLeft', { uses: usesLeft.toLocaleString(LOCALE_TAGS[locale]) })}
      </Typography>
      {budgets.length > 0 && (
        <HouseTable
          label={say('report.budgets')}
          columns={columns}
          rows={budgets}
          rowKey={({ currency }) => currency}
        />
      )}
    </>
  );
}

function Period({ days, onChange }: { days: number; onChange: (days: number) => void }) {
  const say = useSay(promotionMessages);
  return (
    <TextField
      select
      label={say('report.period')}
      value={days}
      onChange={(event) => onChange(Number(event.target.value))}
      sx={{ width: 170 }}
    >
      {PERIODS.map((count) => (
        <MenuItem key={count} value={count}>
          {say('report.lastDays', { days: count })}
        </MenuItem>
      ))}
    </TextField>
  );
}

function ReportPage({ promotion }: { promotion: PromotionDetailView }) {
  const say = useSay(promotionMessages);
  const { nameOf } = usePromotionTexts();
  const mayList = useMay('renewals:read');
  const [days, setDays] = useState(USUAL_PERIOD);
  const query = useReport(promotion.id, days);
  const renewals = `/renewals?filter=${encodeURIComponent(JSON.stringify({ promotionId: promotion.id }))}`;
  return (
    <RecordPage
      title={say('report.title', { promotion: nameOf(promotion) })}
      subtitle={
        <MuiLink component={Link} to={`/promotions/${promotion.id}/show`}>
          {promotion.code}
        </MuiLink>
      }
      actions={
        <>
          <Period days={days} onChange={setDays} />
          {mayList && (
            <Button component={Link} to={renewals} variant="outlined">
              {say('report.renewals')}
            </Button>
          )}
        </>
      }
      facts={
        <Section title={say('report.sums')}>
          <Loaded query={query}>
            {({ sums }) =>
              sums.length === 0 ? <EmptyState title={say('report.none')} /> : <Sums sums={sums} />
            }
          </Loaded>
        </Section>
      }
      below={
        <Loaded query={query}>
          {({ byDay, byPlan, from, until }) =>
            byDay.length > 0 && (
              <>
                <Section title={say('report.byDay')}>
                  <DayFigures from={from} until={until} byDay={byDay} revenue={say('report.revenue')} />
                </Section>
                <Section title={say('report.byPlan')}>
                  <ByPlan byPlan={byPlan} />
                </Section>
              </>
            )
          }
        </Loaded>
      }
    >
      <Section title={say('report.leftTitle')}>
        <Loaded query={query}>{(report) => <Left {...report} />}</Loaded>
      </Section>
    </RecordPage>
  );
}

/** What a promotion has done: how often, what it took off, what was paid, and what is left. */
export function PromotionReport() {
  const { id = '' } = useParams();
  return (
    <Loaded query={usePromotion(id)} lines={PAGE_LINES}>
      {(promotion) => <ReportPage promotion={promotion} />}
    </Loaded>
  );
}

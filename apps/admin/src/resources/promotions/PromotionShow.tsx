import EditIcon from '@mui/icons-material/EditOutlined';
import { Button, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { formatMoney, LOCALE_TAGS, type Locale, money } from '@ur-desk/domain/kernel';
import {
  isForTopUps,
  PROMOTION_PARTS,
  type PromotionConflictView,
  type PromotionDetailView,
  type PromotionVersionView,
} from '@ur-desk/domain/promotions';
import { EmptyState } from '../../shared/EmptyState';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { RecordPage } from '../../shared/RecordPage';
import { Fact, Facts, Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { Timeline, type TimelineEntry } from '../../shared/Timeline';
import { toneOf } from '../../shared/tone';
import { useMay } from '../../shared/use-may';
import { PromotionBacktests } from '../backtests/PromotionBacktests';
import { PromotionBatches } from '../coupons/PromotionBatches';
import { CloneButton } from './CloneButton';
import { LiveButtons, PreparedButtons } from './LifeButtons';
import { promotionMessages } from './promotion.messages';
import { usePromotion } from './use-promotion';
import { usePromotionTexts } from './use-promotion-texts';

function VersionFacts({ version }: { version: PromotionVersionView }) {
  const say = useSay(promotionMessages);
  const { part } = usePromotionTexts();
  return (
    <Facts>
      {PROMOTION_PARTS.map((name) => (
        <Fact key={name} label={say(`fields.${name}`)}>
          {part(version, name)}
        </Fact>
      ))}
    </Facts>
  );
}

function ConflictLine({ conflict }: { conflict: PromotionConflictView }) {
  const say = useSay(promotionMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { kind, of, id, code, name, currency, cutMinor } = conflict;
  const amount =
    currency && cutMinor !== null ? formatMoney(money(cutMinor, currency), LOCALE_TAGS[locale]) : '';
  return (
    <Typography component="li" variant="body2">
      <MuiLink component={Link} to={`/${of === 'plan' ? 'plans' : 'promotions'}/${id}/show`}>
        {name[locale] || code}
      </MuiLink>
      {': '}
      {say(`conflictKinds.${kind}`, { amount })}
    </Typography>
  );
}

/** Which other promotions and floor prices it meets, each with the way there. */
function Conflicts({ conflicts }: Pick<PromotionDetailView, 'conflicts'>) {
  const say = useSay(promotionMessages);
  if (conflicts.length === 0) return <Typography variant="body2">{say('noConflicts')}</Typography>;
  return (
    <Stack component="ul" sx={{ m: 0, pl: 2.25, gap: 0.5 }}>
      {conflicts.map((conflict) => (
        <ConflictLine key={`${conflict.kind} ${conflict.id} ${conflict.currency}`} conflict={conflict} />
      ))}
    </Stack>
  );
}

function Spent({ uses, spent }: Pick<PromotionDetailView, 'uses' | 'spent'>) {
  const say = useSay(promotionMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <Stack>
      <Typography variant="body2">{say('usesSoFar', { smart_count: uses })}</Typography>
      {spent.map(({ currency, spentMinor, spentInPeriodMinor }) => {
        const text = (minor: number) => formatMoney(money(minor, currency), LOCALE_TAGS[locale]);
        return (
          <Typography key={currency} variant="body2">
            {say('spentText', { amount: text(spentMinor), period: text(spentInPeriodMinor) })}
          </Typography>
        );
      })}
    </Stack>
  );
}

function useHistory(versions: readonly PromotionVersionView[]): TimelineEntry[] {
  const say = useSay(promotionMessages);
  const { actions, window } = usePromotionTexts();
  return versions.map((version) => {
    const { id, versionNo, state, createdAt, releasedAt, retiredAt } = version;
    return {
      id,
      at: retiredAt ?? releasedAt ?? createdAt,
      title: (
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
          {say('version', { version: versionNo })}{' '}
          <StatusChip status={state} label={say(`states.${state}`)} />
        </Stack>
      ),
      detail: `${actions(version)} · ${window(version)}`,
      actor: say(retiredAt ? 'retiredAt' : releasedAt ? 'releasedAt' : 'begun'),
      tone: toneOf(state),
    };
  });
}

function Prepared({ promotion }: { promotion: PromotionDetailView }) {
  const say = useSay(promotionMessages);
  const mayRelease = useMay('promotions:release');
  const mayOpenRequest = useMay('approvals:read');
  const { draft, approval } = promotion;
  if (!draft) return null;
  const request = draft.state === 'awaitingApproval' ? approval : null;
  return (
    <Section
      title={`${say(`states.${draft.state}`)} · ${say('version', { version: draft.versionNo })}`}
      actions={mayRelease && <PreparedButtons promotion={promotion} version={draft} />}
    >
      {request &&
        (mayOpenRequest ? (
          <MuiLink component={Link} to={`/approvals/${request.id}/show`}>
            {say('waits', { reference: request.reference })}
          </MuiLink>
        ) : (
          <Typography variant="body2">{say('waits', { reference: request.reference })}</Typography>
        ))}
      <VersionFacts version={draft} />
    </Section>
  );
}

function PromotionPage({ promotion }: { promotion: PromotionDetailView }) {
  const say = useSay(promotionMessages);
  const { nameOf } = usePromotionTexts();
  const history = useHistory(promotion.versions);
  const mayEdit = useMay('promotions:update');
  const mayCreate = useMay('promotions:create');
  const mayRelease = useMay('promotions:release');
  const mayTry = useMay('quotes:create');
  const { current, draft, status } = promotion;
  const editable = mayEdit && draft?.state !== 'awaitingApproval';
  const shown = current ?? draft;
  const what = shown && isForTopUps(shown) ? '&what=topUp' : '';
  return (
    <RecordPage
      title={nameOf(promotion)}
      beside={<StatusChip status={status} label={say(`statuses.${status}`)} />}
      subtitle={promotion.code}
      actions={
        <>
          {mayTry && (
            <Button component={Link} to={`/promotions/dry-run?promotionId=${promotion.id}${what}`}>
              {say('dryRun.open')}
            </Button>
          )}
          {mayCreate && <CloneButton promotion={promotion} />}
          {editable && (
            <Button
              component={Link}
              to={`/promotions/${promotion.id}`}
              variant="outlined"
              startIcon={<EditIcon />}
            >
              {say('edit')}
            </Button>
          )}
        </>
      }
      columns="wideFirst"
      facts={
        <>
          <Prepared promotion={promotion} />
          <Section
            title={
              current ? `${say('live')} · ${say('version', { version: current.versionNo })}` : say('live')
            }
            actions={current && mayRelease && <LiveButtons promotion={promotion} version={current} />}
          >
            {current ? <VersionFacts version={current} /> : <EmptyState title={say('nothingLive')} />}
          </Section>
        </>
      }
    >
      {[current, draft].some((version) => version?.coupon?.kind === 'unique') && (
        <PromotionBatches promotion={{ id: promotion.id, name: nameOf(promotion) }} />
      )}
      <Section title={say('conflicts')}>
        <Conflicts conflicts={promotion.conflicts} />
      </Section>
      <PromotionBacktests promotionId={promotion.id} over={!current && !draft} />
      <Section
        title={say('spent')}
        actions={
          <Button component={Link} to={`/promotions/${promotion.id}/report`}>
            {say('report.open')}
          </Button>
        }
      >
        <Spent uses={promotion.uses} spent={promotion.spent} />
      </Section>
      <Section title={say('history')}>
        <Timeline entries={history} />
      </Section>
    </RecordPage>
  );
}

/** A promotion: what is live, what is in preparation, what it meets and what it has taken off. */
export function PromotionShow() {
  const { id = '' } = useParams();
  return (
    <Loaded query={usePromotion(id)} lines={PAGE_LINES}>
      {(promotion) => <PromotionPage promotion={promotion} />}
    </Loaded>
  );
}

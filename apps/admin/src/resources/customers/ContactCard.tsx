import VerifiedIcon from '@mui/icons-material/VerifiedOutlined';
import UnverifiedIcon from '@mui/icons-material/ReportProblemOutlined';
import { Box, Button, Stack, Tooltip, Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type CustomerView, type OverviewCaller } from '@ur-desk/domain/customers';
import { dateTimeFormat, LOCALES, LOCALE_TAGS, type Instant, type Locale } from '@ur-desk/domain/kernel';
import { InPlaceField } from '../../shared/InPlaceField';
import { formatInstant } from '../../shared/InstantField';
import { operatorZone } from '../../shared/zones';
import { useSay } from '../../shared/messages';
import { Fact, Facts, Section } from '../../shared/Section';
import { CallerCheck } from '../verifications/CallerCheck';
import { verificationMessages } from '../verifications/verification.messages';
import { countryName } from './country-name';
import { useCustomerActions } from './customer-actions';
import { customerMessages } from './customer.messages';
import { OptOuts } from './OptOuts';
import { Tags } from './Tags';
import { usePhoneText } from './phone-text';
import { RevealContact } from './RevealContact';
import { useMayEdit } from './use-may-edit';

const MARK = { gap: 0.5, alignItems: 'center', fontSize: '0.75rem', fontWeight: 600 } as const;

interface VerificationProps {
  at: Instant | null;
  /** Null: this role may not. */
  onVerify: (() => void) | null;
}

/** Whether a phone or e-mail was confirmed by its owner; says when, in words and not by colour alone, and is the way to do it. */
function Verification({ at, onVerify }: VerificationProps) {
  const say = useSay(customerMessages);
  const sayVerify = useSay(verificationMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const Icon = at ? VerifiedIcon : UnverifiedIcon;
  const content = (
    <>
      <Icon sx={{ fontSize: 15 }} aria-hidden />
      {say(at ? 'verified' : 'unverified')}
    </>
  );
  if (!at && onVerify)
    return (
      <Tooltip title={sayVerify('verify')} describeChild>
        <Button
          onClick={onVerify}
          aria-label={`${say('unverified')}: ${sayVerify('verify')}`}
          sx={{ ...MARK, color: 'warning.main', minHeight: 24, minWidth: 0, py: 0, px: 0.5 }}
        >
          {content}
        </Button>
      </Tooltip>
    );
  const mark = (
    <Stack direction="row" component="span" sx={{ ...MARK, color: at ? 'success.main' : 'warning.main' }}>
      {content}
    </Stack>
  );
  if (!at) return mark;
  return (
    <Tooltip title={say('verifiedAt', { at: formatInstant(at, operatorZone(), locale) })} describeChild>
      {mark}
    </Tooltip>
  );
}

/** Messages come back from the address. */
function Bounced({ at }: { at: Instant }) {
  const say = useSay(customerMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <Tooltip title={say('bouncedAt', { at: formatInstant(at, operatorZone(), locale) })} describeChild>
      <Stack direction="row" component="span" sx={{ ...MARK, color: 'error.main', mr: 1 }}>
        <UnverifiedIcon sx={{ fontSize: 15 }} aria-hidden />
        {say('bounced')}
      </Stack>
    </Tooltip>
  );
}

function Address({ customer, source }: { customer: CustomerView; source: 'phone' | 'email' }) {
  const say = useSay(customerMessages);
  const { verify } = useCustomerActions();
  const phoneText = usePhoneText();
  const mayUpdate = useMayEdit(customer);
  const value = customer[source];
  const at = source === 'phone' ? customer.phoneVerifiedAt : customer.emailVerifiedAt;
  const isPhone = source === 'phone';
  const bouncedAt = isPhone ? customer.phoneBouncedAt : customer.emailBouncedAt;
  return (
    <Fact label={say(`fields.${source}`)}>
      <Stack direction="row" sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        {/* The reader's button reaches over its box on both sides. */}
        <Box sx={{ flexShrink: 0, maxWidth: '100%', pr: 1.5 }}>
          <InPlaceField
            resource="customers"
            record={customer}
            source={source}
            label={say(`fields.${source}`)}
            type={isPhone ? 'tel' : 'email'}
            maxLength={isPhone ? 40 : 254}
            readOnly={!mayUpdate}
            format={(text) => (text && isPhone ? phoneText(text) : text)}
          />
        </Box>
        {value !== null && bouncedAt !== null && <Bounced at={bouncedAt} />}
        {value !== null && <Verification at={at} onVerify={verify && (() => verify('contact', source))} />}
      </Stack>
    </Fact>
  );
}

/** `21:05` where the customer is. */
function localTime(now: Instant, zone: string, locale: Locale): string {
  const options = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return dateTimeFormat(LOCALE_TAGS[locale], options).format(new Date(now));
}

/** How the customer is reached, whether that is confirmed, and the correction in place (product S3). */
interface ContactCardProps {
  customer: CustomerView;
  caller: OverviewCaller | null;
  now: Instant;
}

export function ContactCard({ customer, caller, now }: ContactCardProps) {
  const say = useSay(customerMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const mayUpdate = useMayEdit(customer);
  const locales = LOCALES.map((value) => ({ value, label: say(`locales.${value}`) }));
  const target = { resource: 'customers', record: customer, readOnly: !mayUpdate };
  return (
    <Section
      title={say('contact')}
      actions={
        customer.contactsMasked ? <RevealContact customerId={customer.id} /> : <CallerCheck caller={caller} />
      }
    >
      <Facts>
        <Fact label={say('fields.name')}>
          <InPlaceField {...target} source="name" label={say('fields.name')} maxLength={200} />
        </Fact>
        <Address customer={customer} source="phone" />
        <Address customer={customer} source="email" />
        <Fact label={say('fields.locale')}>
          <InPlaceField {...target} source="locale" label={say('fields.locale')} choices={locales} />
        </Fact>
        <Fact label={say('fields.country')}>
          {countryName(customer.country, locale)}
          <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
            {' · '}
            {say('localTime', { time: localTime(now, customer.zone, locale) })}
          </Typography>
        </Fact>
        <Fact label={say('optOuts.label')}>
          <OptOuts customer={customer} readOnly={!mayUpdate} />
        </Fact>
        {customer.tags.length > 0 && (
          <Fact label={say('fields.tags')}>
            <Tags tags={customer.tags} />
          </Fact>
        )}
        {customer.externalId !== null && (
          <Fact label={say('fields.externalId')}>
            {customer.externalId} ({customer.externalSource})
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

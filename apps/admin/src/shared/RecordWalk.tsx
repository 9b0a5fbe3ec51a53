import NextIcon from '@mui/icons-material/NavigateNext';
import PreviousIcon from '@mui/icons-material/NavigateBefore';
import { Box, IconButton, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { listTotal } from './list-total';
import { useSingleKeys } from './single-keys';
import { type Place, placeOf, stepFrom } from './trail';

interface WalkProps {
  place: Place;
  pathname: string;
  /** The tab that is open stays open on the next record. */
  search: string;
}

function Walk({ place, pathname, search }: WalkProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const [locale] = useLocaleState() as [Locale, unknown];
  const [busy, setBusy] = useState(false);
  const { total, estimated, hasPrevious, hasNext } = place;
  const go = async (by: -1 | 1) => {
    if (busy) return;
    setBusy(true);
    try {
      const path = await stepFrom(pathname, by);
      if (path) await navigate(path + search);
    } catch (error) {
      notify(error instanceof Error ? error.message : 'desk.error.title', { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  const previous = () => void (hasPrevious && go(-1));
  const next = () => void (hasNext && go(1));
  useSingleKeys({ '[': previous, ']': next });
  const text = (count: number) => new Intl.NumberFormat(LOCALE_TAGS[locale]).format(count);
  const known = listTotal(total, estimated, LOCALE_TAGS[locale]);
  const button = (label: string, Icon: typeof NextIcon, enabled: boolean, onClick: () => void) => (
    <Tooltip title={label}>
      <span>
        <IconButton aria-label={label} disabled={!enabled} onClick={onClick}>
          <Icon fontSize="small" />
        </IconButton>
      </span>
    </Tooltip>
  );
  return (
    <Box
      component="nav"
      aria-label={translate('desk.walk.label')}
      sx={{ display: 'flex', alignItems: 'center', displayPrint: 'none' }}
    >
      {button(translate('desk.walk.previous'), PreviousIcon, hasPrevious, previous)}
      <Typography variant="caption" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {translate(known.isAbout ? 'desk.walk.placeEstimated' : 'desk.walk.place', {
          place: text(place.place),
          total: known.text,
        })}
      </Typography>
      {button(translate('desk.walk.next'), NextIcon, hasNext, next)}
    </Box>
  );
}

/** The way to the record before and after this one in the list that one came from, also by `[` and `]`. */
export function RecordWalk() {
  const { pathname, search } = useLocation();
  const place = placeOf(pathname);
  return place && <Walk place={place} pathname={pathname} search={search} />;
}

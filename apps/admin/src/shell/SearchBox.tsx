import ClearIcon from '@mui/icons-material/Close';
import SearchIcon from '@mui/icons-material/Search';
import { Box, CircularProgress, IconButton, InputBase } from '@mui/material';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { may } from '../providers/session';
import { pageCommands } from '../shared/page-commands';
import { SEARCH_INPUT_ID, focusSearchBox } from './search-focus';
import { type SearchOption, searchOptions } from './search-options';
import { SEARCH_LIST_ID, searchOptionId, SearchResults } from './SearchResults';
import { useSearch } from './use-search';

/** On the home page the box has the focus, so that half a phone number can be typed at once. */
function useFocusAtHome() {
  const { pathname } = useLocation();
  useEffect(() => {
    if (pathname === '/' && window.matchMedia('(min-width: 600px)').matches) focusSearchBox();
  }, [pathname]);
}

function useSearchBox() {
  const [locale] = useLocaleState();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const opensFirst = useRef(false);
  const state = useSearch(text);
  const found = { hits: state.pending ? [] : state.hits, commands: pageCommands() };
  const options = searchOptions(text, found, locale as Locale);
  const active = Math.min(chosen, Math.max(0, options.length - 1));

  const change = (value: string) => {
    opensFirst.current = false;
    setText(value);
    setChosen(0);
    setOpen(value.trim() !== '');
  };
  const go = (option: SearchOption) => {
    change('');
    document.getElementById(SEARCH_INPUT_ID)?.blur();
    if (option.act) option.act();
    else void navigate(option.path);
  };
  useEffect(() => {
    const first = options[0];
    if (!opensFirst.current || state.pending || !first) return;
    go(first);
  });
  /** Enter before the answer is there opens the first hit as soon as it is. */
  const enter = () => {
    const option = options[active];
    if (state.pending) opensFirst.current = true;
    else if (option) go(option);
  };
  return { text, change, open, setOpen, options, active, setChosen, state, go, enter };
}

type Box = ReturnType<typeof useSearchBox>;

function onKeyDown(box: Box, event: KeyboardEvent) {
  const { options, active, setChosen, setOpen } = box;
  const moves: Record<string, () => void> = {
    ArrowDown: () => setChosen(options.length ? (active + 1) % options.length : 0),
    ArrowUp: () => setChosen(options.length ? (active - 1 + options.length) % options.length : 0),
    Enter: box.enter,
    Escape: () => (box.open ? setOpen(false) : box.change('')),
    // Who is here already and presses the key that leads here means no search for it.
    ...(box.text === '' ? { '/': () => undefined } : {}),
  };
  // Enter that ends the composition of a Chinese word is not a command.
  const move = event.nativeEvent.isComposing ? undefined : moves[event.key];
  if (!move) return;
  event.preventDefault();
  if (event.key.startsWith('Arrow')) setOpen(box.text.trim() !== '');
  move();
}

/** Finds everything by phone, name, e-mail, ICCID, reference; `/` or Ctrl+K brings the cursor here. */
export function SearchBox() {
  const translate = useTranslate();
  const box = useSearchBox();
  useFocusAtHome();
  if (!may('search:use')) return null;
  const { text, open, options, active, state } = box;
  const showing = open && text.trim() !== '';
  return (
    <Box
      role="search"
      sx={{ position: 'relative' }}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && box.setOpen(false)}
    >
      <InputBase
        id={SEARCH_INPUT_ID}
        fullWidth
        value={text}
        placeholder={translate('desk.search.placeholder')}
        onChange={(event) => box.change(event.target.value)}
        onFocus={() => box.setOpen(text.trim() !== '')}
        onKeyDown={(event) => onKeyDown(box, event)}
        startAdornment={<SearchIcon fontSize="small" sx={{ mx: 1, color: 'text.secondary' }} />}
        endAdornment={
          state.pending ? (
            <CircularProgress size={16} sx={{ mx: 1 }} aria-label={translate('desk.search.searching')} />
          ) : text ? (
            <IconButton
              aria-label={translate('desk.search.clear')}
              onClick={() => (box.change(''), focusSearchBox())}
            >
              <ClearIcon fontSize="small" />
            </IconButton>
          ) : (
            <Box
              component="kbd"
              aria-hidden
              sx={{
                display: { xs: 'none', md: 'block' },
                mx: 1,
                px: 0.75,
                border: 1,
                borderColor: 'divider',
                borderRadius: 0.5,
                fontSize: '0.6875rem',
                color: 'text.secondary',
                fontFamily: 'inherit',
              }}
            >
              /
            </Box>
          )
        }
        slotProps={{
          input: {
            role: 'combobox',
            'aria-label': translate('desk.search.label'),
            'aria-expanded': showing,
            'aria-controls': SEARCH_LIST_ID,
            'aria-autocomplete': 'list',
            'aria-activedescendant':
              showing && options[active] ? searchOptionId(options[active].key) : undefined,
            autoComplete: 'off',
            spellCheck: false,
            maxLength: 120,
          } as object,
        }}
        sx={{
          height: 36,
          borderRadius: 1,
          border: 1,
          borderColor: 'divider',
          bgcolor: 'background.default',
          fontSize: '0.875rem',
          '& input::placeholder': { color: 'text.secondary', opacity: 1 },
          '& input:focus-visible': { outline: 'none' },
          '&.Mui-focused': {
            borderColor: 'primary.main',
            boxShadow: (theme) => `0 0 0 1px ${theme.palette.primary.main}`,
            bgcolor: 'background.paper',
          },
        }}
      />
      <SearchResults
        open={showing}
        q={text.trim()}
        options={options}
        active={active}
        state={state}
        onChoose={box.go}
        onHover={box.setChosen}
      />
    </Box>
  );
}

import { Box, Paper, Typography } from '@mui/material';
import { type ReactNode, useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { ProblemError } from '../providers/problem-error';
import { type SearchOption } from './search-options';
import { type SearchState } from './use-search';
import { announce } from '../shared/announce';

export const SEARCH_LIST_ID = 'desk-search-results';
export const searchOptionId = (key: string): string => `desk-search-${key.replace(/[^\w-]/g, '-')}`;

interface SearchResultsProps {
  open: boolean;
  q: string;
  options: readonly SearchOption[];
  active: number;
  state: SearchState;
  onChoose: (option: SearchOption) => void;
  onHover: (index: number) => void;
}

/** The part of a text that matched, in bold; the text alone where it does not occur in it. */
function Marked({ text, part }: { text: string; part: string }) {
  const at = part ? text.toLowerCase().indexOf(part.toLowerCase()) : -1;
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <Box component="mark" sx={{ bgcolor: 'transparent', color: 'primary.main', fontWeight: 700 }}>
        {text.slice(at, at + part.length)}
      </Box>
      {text.slice(at + part.length)}
    </>
  );
}

function OptionRow({
  option,
  q,
  isActive,
  ...on
}: {
  option: SearchOption;
  q: string;
  isActive: boolean;
  onChoose: () => void;
  onHover: () => void;
}) {
  const { title, subtitle, stateKey, matched } = option;
  const translate = useTranslate();
  const state = stateKey && translate(stateKey, { _: '' });
  const extra = matched && !title.includes(matched) && !subtitle.includes(matched) ? matched : '';
  return (
    <Box
      id={searchOptionId(option.key)}
      role="option"
      aria-selected={isActive}
      onMouseDown={(event) => event.preventDefault()}
      onClick={on.onChoose}
      onMouseMove={on.onHover}
      sx={{
        display: 'flex',
        alignItems: 'baseline',
        gap: 1.5,
        px: 1.5,
        py: 0.75,
        cursor: 'pointer',
        borderLeft: 3,
        borderColor: isActive ? 'primary.main' : 'transparent',
        bgcolor: isActive ? 'action.selected' : 'transparent',
      }}
    >
      <Typography
        variant="body1"
        component="span"
        sx={{ fontWeight: 600, flexShrink: 0, maxWidth: '55%' }}
        noWrap
      >
        <Marked text={title} part={q} />
      </Typography>
      <Typography variant="body2" component="span" sx={{ color: 'text.secondary', minWidth: 0 }} noWrap>
        <Marked text={[subtitle, state, extra].filter(Boolean).join(' · ')} part={q} />
      </Typography>
    </Box>
  );
}

const Note = ({ children }: { children: ReactNode }) => (
  <Typography variant="body2" sx={{ px: 2, py: 1.5, color: 'text.secondary' }}>
    {children}
  </Typography>
);

function useNote({ options, q, state }: SearchResultsProps): string | null {
  const translate = useTranslate();
  const { error, pending } = state;
  if (error) return error instanceof ProblemError ? error.text() : error.message;
  if (options.length > 0) return null;
  if (pending) return translate('desk.search.searching');
  return state.q === q ? translate('desk.search.nothing', { q }) : translate('desk.search.hint');
}

/** What was found, grouped by kind; the choice stays with the keyboard in the box. */
export function SearchResults(props: SearchResultsProps) {
  const { open, q, options, active, state, onChoose, onHover } = props;
  const translate = useTranslate();
  const note = useNote(props);
  const kinds = [...new Set(options.map((option) => option.kind))];
  const count = state.pending ? '' : translate('desk.search.count', { smart_count: options.length });
  const said = open ? (note ?? count) : '';
  useEffect(() => {
    if (said) announce(said);
  }, [said]);
  return (
    <Paper
      sx={{
        display: open ? 'block' : 'none',
        position: 'absolute',
        top: 'calc(100% + 6px)',
        left: 0,
        right: 0,
        minWidth: { xs: 'calc(100vw - 16px)', sm: 480 },
        ml: { xs: '-44px', sm: 0 },
        maxHeight: 'min(70vh, 560px)',
        overflowY: 'auto',
        border: 1,
        borderColor: 'divider',
        boxShadow: '0 12px 32px rgba(0,0,0,.16)',
        py: 0.5,
      }}
    >
      <Box id={SEARCH_LIST_ID} role="listbox" aria-label={translate('desk.search.label')}>
        {kinds.map((kind) => (
          <Box key={kind} role="group" aria-label={translate(`desk.search.kinds.${kind}`, { _: kind })}>
            <Typography
              variant="caption"
              component="div"
              aria-hidden
              sx={{ px: 1.75, pt: 1, pb: 0.25, color: 'text.secondary', fontWeight: 600 }}
            >
              {translate(`desk.search.kinds.${kind}`, { _: kind })}
            </Typography>
            {options.map((option, index) =>
              option.kind === kind ? (
                <OptionRow
                  key={option.key}
                  option={option}
                  q={q}
                  isActive={index === active}
                  onChoose={() => onChoose(option)}
                  onHover={() => onHover(index)}
                />
              ) : null,
            )}
          </Box>
        ))}
      </Box>
      {note && <Note>{note}</Note>}
    </Paper>
  );
}

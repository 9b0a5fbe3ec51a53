import { Box } from '@mui/material';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';

interface ReviewTextProps {
  text: string;
  locale: Locale;
  /** As many lines as a row of a list has; all of it when left out. */
  lines?: number;
}

/**
 * What a customer wrote, to the letter: as text, with its line breaks, in its own language and direction, so that marks of
 * direction in it turn nothing around that stands beside it.
 */
export function ReviewText({ text, locale, lines }: ReviewTextProps) {
  const clamp = lines
    ? { display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: lines, overflow: 'hidden' }
    : {};
  return (
    <Box
      lang={LOCALE_TAGS[locale]}
      dir="auto"
      sx={{
        unicodeBidi: 'isolate',
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        maxWidth: '70ch',
        minWidth: lines ? 220 : 0,
        ...clamp,
      }}
    >
      {text}
    </Box>
  );
}

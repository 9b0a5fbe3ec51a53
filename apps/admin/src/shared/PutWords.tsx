import { Button, Stack, Typography } from '@mui/material';

interface PutWord {
  /** What stands in the text: `{plan}`. */
  word: string;
  /** What it stands for. */
  text: string;
  /** What a click puts into the text; the word itself when left out. */
  put?: string;
}

interface PutWordsProps {
  words: readonly PutWord[];
  /** Puts text where the cursor is; null: there is nothing to write in. */
  onPut: ((text: string) => void) | null;
}

function Word({ word, text, put = word, onPut }: PutWord & Pick<PutWordsProps, 'onPut'>) {
  const code = <code>{word}</code>;
  return (
    <Stack component="li" direction="row" sx={{ gap: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
      {onPut ? (
        <Button
          size="small"
          onClick={() => onPut(put)}
          sx={{ minWidth: 0, px: 0.5, py: 0, textTransform: 'none' }}
        >
          {code}
        </Button>
      ) : (
        code
      )}
      <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
        {text}
      </Typography>
    </Stack>
  );
}

const LIST = { listStyle: 'none', m: 0, p: 0, gap: 0.25 } as const;

/** What can be written into a text that is filled in later, and what each word stands for; a click puts it there. */
export function PutWords({ words, onPut }: PutWordsProps) {
  return (
    <Stack component="ul" sx={LIST}>
      {words.map((one) => (
        <Word key={one.word} {...one} onPut={onPut} />
      ))}
    </Stack>
  );
}

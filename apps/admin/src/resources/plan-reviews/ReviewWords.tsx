import { useQuery } from '@tanstack/react-query';
import { Box, Button, Chip, Typography } from '@mui/material';
import { useState } from 'react';
import { TextInput, useDataProvider } from 'react-admin';
import { type ReviewWordsView, UpdateReviewWordsInput } from '@ur-desk/domain/plan-reviews';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { Section } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { SettingDialog } from '../charge-limits/SettingDialog';
import { reviewMessages } from './review.messages';

const linesOf = (words: unknown): string => (Array.isArray(words) ? words.join('\n') : '');
const wordsOf = (lines: string): string[] => lines.split('\n');

function WordsDialog({ list, onClose }: { list: ReviewWordsView; onClose: () => void }) {
  const say = useSay(reviewMessages);
  return (
    <SettingDialog
      path="review-words"
      title={say('words')}
      inputs={UpdateReviewWordsInput}
      values={{ words: list.words }}
      version={list.version}
      labelOf={() => say('fields.words')}
      textOf={(_field, words) => linesOf(words)}
      submitLabel={say('wordsSave')}
      saved={say('wordsSaved')}
      onClose={onClose}
    >
      <TextInput
        source="words"
        label={say('fields.words')}
        helperText={say('wordsHint')}
        format={linesOf}
        parse={wordsOf}
        multiline
        minRows={8}
        maxRows={20}
      />
    </SettingDialog>
  );
}

/** The words that mark a review for its moderator. */
export function ReviewWords() {
  const say = useSay(reviewMessages);
  const mayChange = useMay('planReviews:moderate');
  const [editing, setEditing] = useState(false);
  const dataProvider = useDataProvider<DeskDataProvider>();
  const query = useQuery({
    queryKey: ['settings/review-words'],
    queryFn: ({ signal }) => dataProvider.read<ReviewWordsView>('settings/review-words', { signal }),
    staleTime: 0,
  });
  const edit = mayChange && query.data && (
    <Button variant="outlined" onClick={() => setEditing(true)}>
      {say('wordsEdit')}
    </Button>
  );
  return (
    <>
      <PageTitle title={say('words')} subtitle={say('wordsIntro')} />
      <Section title={say('fields.words')} actions={edit}>
        <Loaded query={query} lines={2}>
          {({ words }) =>
            words.length === 0 ? (
              <Typography variant="body2">{say('wordsNone')}</Typography>
            ) : (
              <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
                {words.map((word) => (
                  <Chip key={word} size="small" label={word} />
                ))}
              </Box>
            )
          }
        </Loaded>
        {editing && query.data && <WordsDialog list={query.data} onClose={() => setEditing(false)} />}
      </Section>
    </>
  );
}

import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { TextInput } from 'react-admin';
import { LOCALE_TAGS } from '@ur-desk/domain/kernel';
import { type PlanReviewView, ReplyToReviewInput } from '@ur-desk/domain/plan-reviews';
import { announce } from '../../shared/announce';
import { HouseForm } from '../../shared/HouseForm';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { Section } from '../../shared/Section';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { reviewMessages } from './review.messages';
import { ReviewText } from './ReviewText';

function ReplyForm({ review, onClose }: { review: PlanReviewView; onClose: () => void }) {
  const say = useSay(reviewMessages);
  const { id, locale, reply, version } = review;
  const send = useAction<ReplyToReviewInput, PlanReviewView>(`plan-reviews/${id}/reply`, {
    idempotent: false,
    ifMatch: version,
    onDone: ({ reply: now }) => {
      announce(say(now === null ? 'replyRemoved' : 'replied'));
      onClose();
    },
  });
  return (
    <>
      <HouseForm
        inputs={ReplyToReviewInput}
        defaultValues={{ text: reply }}
        onSubmit={send.submit}
        submitLabel={say('replySave')}
        onCancel={onClose}
      >
        <TextInput
          source="text"
          label={say('replyIn', { language: say(`locales.${locale}`) })}
          multiline
          minRows={3}
          autoFocus
          slotProps={{ htmlInput: { lang: LOCALE_TAGS[locale], dir: 'auto' } }}
        />
      </HouseForm>
      {reply !== null && (
        <Button color="error" disabled={send.pending} onClick={() => void send.run({ text: null })}>
          {say('replyRemove')}
        </Button>
      )}
    </>
  );
}

/** What the operator answers, in the language of the review. */
export function ReplySection({ review }: { review: PlanReviewView }) {
  const say = useSay(reviewMessages);
  const mayReply = useMay('planReviews:moderate');
  const [editing, setEditing] = useState(false);
  const { reply, repliedBy, repliedAt, locale } = review;
  const edit = mayReply && !editing && (
    <Button variant="outlined" onClick={() => setEditing(true)}>
      {reply === null ? say('replyIn', { language: say(`locales.${locale}`) }) : say('edit')}
    </Button>
  );
  return (
    <Section title={say('reply')} actions={edit}>
      {editing ? (
        <ReplyForm review={review} onClose={() => setEditing(false)} />
      ) : reply === null ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {say('noReply')}
        </Typography>
      ) : (
        <Stack sx={{ gap: 1 }}>
          <ReviewText text={reply} locale={locale} />
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {repliedBy} · <InstantText value={repliedAt} />
          </Typography>
        </Stack>
      )}
    </Section>
  );
}

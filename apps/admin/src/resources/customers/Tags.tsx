import { Chip, Stack } from '@mui/material';

/** What staff marked a customer with. */
export const Tags = ({ tags }: { tags: readonly string[] }) => (
  <Stack direction="row" sx={{ gap: 0.5, flexWrap: 'wrap' }}>
    {tags.length === 0
      ? '–'
      : tags.map((tag) => <Chip key={tag} size="small" variant="outlined" label={tag} />)}
  </Stack>
);

import { Box, Button } from '@mui/material';
import { useGetList, useListContext, useLocaleState, useTranslate } from 'react-admin';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';

interface StatusTabsProps {
  /** The filter that the tabs set. */
  source: string;
  /** What the group of tabs is called. */
  label: string;
  choices: readonly { id: string; name: string }[];
}

const COUNT_ONLY = { page: 1, perPage: 1 };
const BAR = { display: 'flex', flexWrap: 'wrap', px: 1, borderBottom: 1, borderColor: 'divider' } as const;

type Filter = Record<string, unknown>;

/** How many records a filter finds, in the list's own words: its total. */
function Count({ filter }: { filter: Filter }) {
  const { resource } = useListContext();
  const [locale] = useLocaleState() as [Locale, unknown];
  const { total } = useGetList(resource, { filter, pagination: COUNT_ONLY });
  if (total === undefined) return null;
  return (
    <Box component="span" sx={{ ml: 0.75, color: 'text.secondary', fontWeight: 400 }}>
      {total.toLocaleString(LOCALE_TAGS[locale])}
    </Box>
  );
}

interface TabProps {
  name: string;
  filter: Filter;
  isChosen: boolean;
  onChoose: (filter: Filter) => void;
}

function StatusTab({ name, filter, isChosen, onChoose }: TabProps) {
  return (
    <Button
      color={isChosen ? 'primary' : 'inherit'}
      aria-pressed={isChosen}
      onClick={() => onChoose(filter)}
      sx={{ borderRadius: 0, borderBottom: 2, borderColor: isChosen ? 'primary.main' : 'transparent', py: 1 }}
    >
      {name}
      <Count filter={filter} />
    </Button>
  );
}

/** The statuses of a list as tabs, each with how many there are under the other filters; the first is all of them. */
export function StatusTabs({ source, label, choices }: StatusTabsProps) {
  const translate = useTranslate();
  const list = useListContext();
  const others: Filter = { ...(list.filterValues as Filter) };
  const chosen = others[source];
  delete others[source];
  const choose = (filter: Filter) => list.setFilters(filter, {});
  return (
    <Box role="group" aria-label={label} sx={BAR}>
      <StatusTab
        name={translate('desk.list.all')}
        filter={others}
        isChosen={chosen === undefined}
        onChoose={choose}
      />
      {choices.map(({ id, name }) => (
        <StatusTab
          key={id}
          name={name}
          filter={{ ...others, [source]: id }}
          isChosen={chosen === id}
          onChoose={choose}
        />
      ))}
    </Box>
  );
}

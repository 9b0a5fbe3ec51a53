import { Box, Button } from '@mui/material';
import { useGetList, useListContext, useLocaleState, useTranslate } from 'react-admin';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';

interface StatusTabsProps {
  /** The filter that the tabs set. */
  source: string;
  /** What the group of tabs is called. */
  label: string;
  /** `count` where it is known already; else the list is asked. */
  choices: readonly { id: string; name: string; count?: number }[];
}

const COUNT_ONLY = { page: 1, perPage: 1 };
const BAR = { display: 'flex', flexWrap: 'wrap', px: 1, borderBottom: 1, borderColor: 'divider' } as const;

type Filter = Record<string, unknown>;

function Count({ value }: { value: number }) {
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <Box component="span" sx={{ ml: 0.75, color: 'text.secondary', fontWeight: 400 }}>
      {value.toLocaleString(LOCALE_TAGS[locale])}
    </Box>
  );
}

/** How many records a filter finds, in the list's own words: its total. */
function ListCount({ filter }: { filter: Filter }) {
  const { resource } = useListContext();
  const { total } = useGetList(resource, { filter, pagination: COUNT_ONLY });
  return total === undefined ? null : <Count value={total} />;
}

interface TabProps {
  name: string;
  filter: Filter;
  count?: number | undefined;
  isChosen: boolean;
  onChoose: (filter: Filter) => void;
}

function StatusTab({ name, filter, count, isChosen, onChoose }: TabProps) {
  return (
    <Button
      color={isChosen ? 'primary' : 'inherit'}
      aria-pressed={isChosen}
      onClick={() => onChoose(filter)}
      sx={{ borderRadius: 0, borderBottom: 2, borderColor: isChosen ? 'primary.main' : 'transparent', py: 1 }}
    >
      {name}
      {count === undefined ? <ListCount filter={filter} /> : <Count value={count} />}
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
      {choices.map(({ id, name, count }) => (
        <StatusTab
          key={id}
          name={name}
          filter={{ ...others, [source]: id }}
          count={count}
          isChosen={chosen === id}
          onChoose={choose}
        />
      ))}
    </Box>
  );
}

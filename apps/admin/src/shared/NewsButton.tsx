import NewsIcon from '@mui/icons-material/RefreshOutlined';
import { Button } from '@mui/material';
import { useEffect } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { forgetNews, useNews } from './news';

/** What came or changed elsewhere since the list was read. It waits for a click: rows must not move under somebody's hand. */
export function NewsButton() {
  const translate = useTranslate();
  const { resource, data, refetch } = useListContext();
  const count = useNews(resource);
  useEffect(() => forgetNews(resource), [resource, data]);
  if (count === 0) return null;
  return (
    <Button variant="outlined" startIcon={<NewsIcon />} onClick={() => void refetch?.()}>
      {translate('desk.list.news', { smart_count: count })}
    </Button>
  );
}

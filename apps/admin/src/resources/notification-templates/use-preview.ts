import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDataProvider } from 'react-admin';
import {
  type PreviewTemplateInput,
  type TemplatePreviewView,
  type TemplateText,
} from '@ur-desk/domain/notifications';
import { type DeskDataProvider } from '../../providers/dataProvider';

const PAUSE_MS = 400;

/** A value once it has been the same for a moment. */
function usePaused<T>(value: T): T {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}

const isThere = ({ subject, body }: TemplateText): boolean => subject?.trim() !== '' && body.trim() !== '';

/** What a customer would get, asked for when the writer pauses; the last one stays until the next is there. */
export function usePreview(templateId: string, words: TemplateText, customerId: string | null) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  const paused = usePaused(words);
  const input: PreviewTemplateInput = { ...paused, ...(customerId === null ? {} : { customerId }) };
  return useQuery({
    queryKey: ['notification-templates', 'preview', templateId, input],
    queryFn: ({ signal }) =>
      dataProvider.action<TemplatePreviewView>(`notification-templates/${templateId}/preview`, input, {
        signal,
      }),
    placeholderData: keepPreviousData,
    enabled: isThere(paused),
    staleTime: 0,
    retry: false,
  });
}

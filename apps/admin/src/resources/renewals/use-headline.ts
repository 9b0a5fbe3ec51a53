import { useCallback } from 'react';
import { type Locale } from '@ur-desk/domain/kernel';
import { type RenewalDetailView } from '@ur-desk/domain/renewals';
import { useSay } from '../../shared/messages';
import { renewalMessages } from './renewal.messages';

/** What became of a renewal, in one line: `Asia 5 GB is active`. */
export function useHeadline() {
  const say = useSay(renewalMessages);
  return useCallback(
    (
      renewal: Pick<RenewalDetailView, 'state' | 'policy' | 'planName' | 'subscription'>,
      locale: Locale,
    ): string => {
      const plan = renewal.planName[locale];
      if (renewal.state !== 'succeeded') return say(`headlines.${renewal.state}`);
      if (renewal.policy === 'extend') return say('headlines.extended', { plan });
      if (renewal.policy === 'addOn') return say('headlines.added', { plan });
      return say(renewal.subscription?.state === 'queued' ? 'headlines.queued' : 'headlines.active', {
        plan,
      });
    },
    [say],
  );
}

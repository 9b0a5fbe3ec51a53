import { useSay } from '../../shared/messages';
import { ReasonButton } from '../../shared/ReasonButton';
import { couponMessages } from './coupon.messages';

interface DisableProps {
  /** `coupon-batches/<id>` or `coupon-codes/<id>`. */
  of: string;
  /** Of a batch. */
  version?: number;
  words: { title: string; text: string; confirm: string; done: string };
}

/** Makes a batch or a code useless, with a reason. */
export function DisableButton({ of, version, words }: DisableProps) {
  const say = useSay(couponMessages);
  return (
    <ReasonButton
      command={`${of}/disable`}
      version={version}
      words={{ ...words, button: say('disable'), reason: say('reason'), back: say('back') }}
    />
  );
}

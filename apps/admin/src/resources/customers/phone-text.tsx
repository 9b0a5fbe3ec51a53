import { useEffect, useState } from 'react';
import type * as PhoneRules from '@ur-desk/domain/phones';

type Phones = typeof PhoneRules;

let phones: Phones | null = null;

/**
 * Writes numbers as people do. The numbering metadata is heavy, so it is fetched once, when the first number is shown;
 * until then a number stays in E.164. Masked numbers stay masked.
 */
export function usePhoneText(): (phone: string, country?: string) => string {
  const [loaded, setLoaded] = useState(phones);
  useEffect(() => {
    if (phones) return;
    let gone = false;
    void import('@ur-desk/domain/phones').then((module) => {
      phones = module;
      if (!gone) setLoaded(module);
    });
    return () => {
      gone = true;
    };
  }, []);
  return (phone, country) => {
    if (!loaded) return phone;
    return country ? loaded.displayPhone(phone, country) : loaded.internationalPhone(phone);
  };
}

/** A phone number in international form. */
export function PhoneText({ value }: { value: string }) {
  const text = usePhoneText();
  return <span style={{ whiteSpace: 'nowrap' }}>{text(value)}</span>;
}

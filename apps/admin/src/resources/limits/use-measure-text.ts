import { isMoneyMeasure, type Measure, unitOf, valueOf } from '@ur-desk/domain/limits';
import { useSay } from '../../shared/messages';
import { useValueText } from '../approvals/use-value-text';
import { limitMessages } from './limit.messages';

/** What a measure is called, and a quantity of it in words. */
export function useMeasureText() {
  const say = useSay(limitMessages);
  const valueText = useValueText();
  return {
    nameOf: (measure: Measure): string => (isMoneyMeasure(measure) ? measure : say(`measures.${measure}`)),
    textOf: (measure: Measure, quantity: number): string =>
      valueText(unitOf(measure), valueOf(measure, quantity)),
  };
}

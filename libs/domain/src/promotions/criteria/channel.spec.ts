import { somePromotionFacts } from '../promotion.samples';
import { judgeChannel } from './channel';

describe('a criterion of channel', () => {
  it.each([
    ['the one that is named', ['agent'], true],
    ['one of several', ['autoRenew', 'agent'], true],
    ['another one', ['autoRenew'], false],
  ])('is met by %s', (_what, channels, met) => {
    const facts = somePromotionFacts({ channel: 'agent' });
    expect(judgeChannel({ kind: 'channel', channels }, facts)).toEqual({ met, found: { values: ['agent'] } });
  });
});

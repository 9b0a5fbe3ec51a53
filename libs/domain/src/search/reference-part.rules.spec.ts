import fc from 'fast-check';
import { makeReference, REFERENCE_PREFIXES, type ReferenceKind } from '../kernel';
import { referencePartOf } from './index';

describe('a part of a reference', () => {
  it.each([
    ['RN-7Q2', { kind: 'renewal', begins: 'RN-7Q2' }],
    ['rn7q2m4', { kind: 'renewal', begins: 'RN-7Q2M-4' }],
    ['aj 7qo1', { kind: 'adjustment', begins: 'AJ-7Q01' }],
    ['CL-ABC', { kind: 'accountClosing', begins: 'CL-ABC' }],
    ['4kx9', { kind: null, ends: '4KX9' }],
    ['2m-4kx9', { kind: null, ends: '2M-4KX9' }],
    ['-wxyz', { kind: null, ends: 'WXYZ' }],
    ['7Q2M-4KX9', { kind: null, ends: '7Q2M-4KX9' }],
  ])('%s', (typed, part) => {
    expect(referencePartOf(typed)).toEqual(part);
  });

  it.each([
    ['the end of a card', '4242'],
    ['a part of a number', '138-0013'],
    ['a name', 'Anna'],
    ['a name like a kind', 'Claire'],
    ['an e-mail', 'rn7@example.com'],
    ['too little', 'RN-7Q'],
    ['too little of an end', '-9X2'],
    ['what no reference has', '7QU2'],
    ['an external id', '7590-VHVEG'],
    ['a whole one', makeReference('renewal', Uint8Array.of(1, 2, 3, 4, 5, 6, 7))],
  ])('is not %s', (_what, typed) => {
    expect(referencePartOf(typed)).toBeNull();
  });

  it('begins or ends every reference that it was cut from', () => {
    const kinds = Object.keys(REFERENCE_PREFIXES) as ReferenceKind[];
    const bytes = fc.uint8Array({ minLength: 7, maxLength: 7 });
    const length = fc.integer({ min: 6, max: 11 });
    const isCut = (kind: ReferenceKind, random: Uint8Array, characters: number) => {
      const reference = makeReference(kind, random);
      const begins = reference.slice(0, characters);
      expect(referencePartOf(begins.toLowerCase())).toEqual({ kind, begins: begins.replace(/-$/, '') });
      const ends = reference.slice(-4);
      expect(referencePartOf(`-${ends}`)).toEqual(/^\d+$/.test(ends) ? null : { kind: null, ends });
    };
    fc.assert(fc.property(fc.constantFrom(...kinds), bytes, length, isCut));
  });
});

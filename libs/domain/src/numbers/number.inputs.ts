import { CountryField, Text } from '../kernel';

const MOST_CHARACTERS = { numbers: 60_000, profiles: 400_000 };

/** Numbers for the stock, pasted or from a CSV file. */
export class AddNumbersInput {
  @CountryField({ description: 'whose mobile numbers they are' })
  country: string;

  @Text({ max: MOST_CHARACTERS.numbers, description: 'one number a line; further cells are not read' })
  text: string;
}

/** SIM profiles for the stock, pasted or from a CSV file. */
export class AddStockProfilesInput {
  @Text({ max: MOST_CHARACTERS.profiles, description: 'a line each: ICCID, activation code (LPA:1$…)' })
  text: string;
}

import { Text } from '../kernel';

/** That a person asked to be removed. */
export class AnonymiseInput {
  @Text({
    min: 3,
    max: 500,
    description: 'why, for who approves it; it is removed with the person, so that it may name him',
  })
  reason: string;
}

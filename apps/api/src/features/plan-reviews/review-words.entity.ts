import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** The one list of words that mark a review for its moderator. */
@Entity('review_words')
@Unique('review_words_only_one', ['onlyOne'])
@Check('review_words_is_it', 'only_one')
export class ReviewWordsEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'review_words_pkey' })
  id: string;

  @Column({ name: 'only_one', type: 'boolean' })
  onlyOne: true;

  /** As `abuseWordsOf` keeps them. */
  @Column({ type: 'text', array: true })
  words: string[];

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}

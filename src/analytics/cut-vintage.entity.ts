import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../identity/user.entity.js';
import type { Fact, PublishedTable } from './disclosure/published-table.js';

/** Tables of one unit of persons as they were published at one time; insert-only. */
@Entity({ name: 'cut_vintage' })
@Unique(['name', 'unit'])
export class CutVintage {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  unit: string;

  @Column('date')
  asOf: string;

  @Column('timestamptz')
  knownAt: Date;

  /** As answered, hidden numbers null: what was counted is stored nowhere. */
  @Column('jsonb')
  tables: readonly PublishedTable[];

  @Column('jsonb')
  facts: readonly Fact[];

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  publishedAt: Date;

  @ForeignKey(() => User)
  @Column('uuid')
  publishedById: string;
}

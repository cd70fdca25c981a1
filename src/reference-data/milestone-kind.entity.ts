import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A kind of step with its rules; seeded from the vocabulary. */
@Entity({ name: 'milestone_kind' })
@Unique(['position'], { deferrable: 'INITIALLY DEFERRED' })
export class MilestoneKind {
  @PrimaryColumn('text')
  kind: string;

  @Column('smallint')
  position: number;

  @Column('text')
  track: string;

  @Column({ type: 'text', nullable: true })
  stage: string | null;

  @Column('text')
  custody: string;

  @Column('boolean')
  fourEyes: boolean;

  @Column('boolean')
  isProgress: boolean;

  @Column({ type: 'text', array: true })
  needs: string[];
}

import type { CustodyEffect, MilestoneKind, MilestoneNeed, Track } from './milestone.vocabulary.js';
import type { Stage } from './progress.vocabulary.js';

export interface MilestoneKindRule {
  readonly kind: MilestoneKind;
  readonly track: Track;
  /** The stage that a counted step of this kind reaches; null when it reaches none. */
  readonly stage: Stage | null;
  readonly custody: CustodyEffect;
  /** Counts only from the verification by a second person. */
  readonly fourEyes: boolean;
  /** Ends a silence; adjournments, set dates and what undoes custody do not. */
  readonly isProgress: boolean;
  /** What must be named when a step of this kind is recorded. */
  readonly needs: readonly MilestoneNeed[];
}

const plain = { stage: null, custody: 'NONE', fourEyes: false, isProgress: false, needs: [] } as const;

function rule(
  track: Track,
  kind: MilestoneKind,
  differences: Partial<Omit<MilestoneKindRule, 'track' | 'kind'>> = {},
): MilestoneKindRule {
  return { kind, track, ...plain, ...differences };
}

/** What each kind of step does and needs, in the order in which a case usually meets them, track by track. */
export const milestoneKindRules: readonly MilestoneKindRule[] = [
  rule('U', 'REPORTED', { stage: 'REPORTED' }),
  rule('U', 'SCENE_SECURED'),
  rule('U', 'UN_FACT_FINDING'),
  rule('U', 'BOARD_OF_INQUIRY'),
  rule('U', 'UN_SPECIAL_INVESTIGATION'),
  rule('U', 'FACTUAL_REPORT'),
  rule('U', 'REFERRED_TO_STATE'),
  rule('U', 'EVIDENCE_HANDED_OVER'),
  rule('U', 'IMMUNITY_WAIVER'),
  rule('U', 'CONTRIBUTOR_INFORMED'),
  rule('U', 'NEXT_OF_KIN_INFORMED'),
  rule('U', 'TRIAL_OBSERVED', { needs: ['PROCEEDING'] }),
  rule('U', 'PUBLIC_ATTRIBUTION'),
  rule('N', 'NO_INFORMATION'),
  rule('N', 'STATUS_CHECKED'),
  rule('N', 'NOT_OPENED'),
  rule('N', 'DECLINED'),
  rule('N', 'PRELIMINARY_INQUIRY', { isProgress: true }),
  rule('N', 'INVESTIGATION_OPENED', { stage: 'INVESTIGATION', isProgress: true, needs: ['PROCEEDING'] }),
  rule('N', 'INVESTIGATIVE_STEP', { isProgress: true, needs: ['PROCEEDING'] }),
  rule('N', 'SUSPECT_IDENTIFIED', { isProgress: true, needs: ['ACCUSED'] }),
  rule('N', 'SUMMONS_ISSUED', { isProgress: true, needs: ['PROCEEDING', 'ACCUSED'] }),
  rule('N', 'WARRANT_ISSUED', { isProgress: true, needs: ['PROCEEDING', 'ACCUSED'] }),
  rule('N', 'ORDER_LIFTED', { needs: ['PROCEEDING', 'ACCUSED'] }),
  rule('N', 'COOPERATION_REQUESTED', { isProgress: true, needs: ['PROCEEDING'] }),
  rule('N', 'COOPERATION_ANSWERED', { isProgress: true, needs: ['PROCEEDING', 'OUTCOME'] }),
  rule('N', 'EXTRADITION_REQUESTED', { isProgress: true, needs: ['PROCEEDING', 'ACCUSED'] }),
  rule('N', 'EXTRADITION_DECIDED', { isProgress: true, needs: ['PROCEEDING', 'ACCUSED', 'OUTCOME'] }),
  rule('N', 'CHARGED', { stage: 'CHARGE', isProgress: true, needs: ['PROCEEDING', 'ACCUSED'] }),
  rule('N', 'CHARGES_CONFIRMED', { stage: 'CHARGE', isProgress: true, needs: ['PROCEEDING', 'ACCUSED'] }),
  rule('N', 'CHARGES_NOT_CONFIRMED', { fourEyes: true, isProgress: true, needs: ['PROCEEDING', 'ACCUSED'] }),
  rule('N', 'CHARGES_WITHDRAWN', { fourEyes: true, isProgress: true, needs: ['PROCEEDING', 'ACCUSED'] }),
  rule('N', 'HEARING_SET', { needs: ['PROCEEDING'] }),
  rule('N', 'TRIAL_OPENED', { stage: 'PROSECUTION', isProgress: true, needs: ['PROCEEDING'] }),
  rule('N', 'ADJOURNED', { needs: ['PROCEEDING'] }),
  rule('N', 'SUSPENDED', { needs: ['PROCEEDING'] }),
  rule('N', 'JUDGMENT', { stage: 'VERDICT', fourEyes: true, isProgress: true, needs: ['PROCEEDING', 'ACCUSED'] }),
  rule('N', 'SENTENCED', { fourEyes: true, isProgress: true, needs: ['PROCEEDING', 'ACCUSED'] }),
  rule('N', 'APPEAL_FILED', { isProgress: true, needs: ['PROCEEDING'] }),
  rule('N', 'APPEAL_OPENED', { isProgress: true, needs: ['PROCEEDING'] }),
  rule('N', 'APPEAL_DECIDED', { fourEyes: true, isProgress: true, needs: ['PROCEEDING', 'ACCUSED', 'OUTCOME'] }),
  rule('N', 'FINAL', { fourEyes: true, isProgress: true, needs: ['PROCEEDING', 'ACCUSED'] }),
  rule('N', 'REPARATION_ORDERED', { isProgress: true, needs: ['PROCEEDING'] }),
  rule('N', 'REPARATION_PAID', { isProgress: true, needs: ['PROCEEDING'] }),
  rule('N', 'CLOSED', { fourEyes: true, isProgress: true, needs: ['PROCEEDING'] }),
  rule('N', 'REOPENED', { fourEyes: true, isProgress: true, needs: ['PROCEEDING'] }),
  rule('S', 'ARRESTED', { stage: 'ARREST', custody: 'ENTERS', isProgress: true, needs: ['ACCUSED'] }),
  rule('S', 'SURRENDERED', { stage: 'ARREST', custody: 'ENTERS', isProgress: true, needs: ['ACCUSED'] }),
  rule('S', 'HANDED_OVER', { stage: 'ARREST', custody: 'ENTERS', isProgress: true, needs: ['ACCUSED'] }),
  rule('S', 'TRANSFERRED', { stage: 'ARREST', custody: 'ENTERS', isProgress: true, needs: ['ACCUSED'] }),
  rule('S', 'APPEARED', { isProgress: true, needs: ['PROCEEDING', 'ACCUSED'] }),
  rule('S', 'FAILED_TO_APPEAR', { needs: ['PROCEEDING', 'ACCUSED'] }),
  rule('S', 'RELEASED', { custody: 'LEAVES', fourEyes: true, needs: ['ACCUSED'] }),
  rule('S', 'ESCAPED', { custody: 'LEAVES', needs: ['ACCUSED'] }),
  rule('S', 'DIED', { custody: 'LEAVES', fourEyes: true, needs: ['ACCUSED'] }),
  rule('S', 'SENTENCE_BEGUN', { isProgress: true, needs: ['PROCEEDING', 'ACCUSED'] }),
  rule('S', 'SENTENCE_ENDED', { custody: 'LEAVES', fourEyes: true, needs: ['PROCEEDING', 'ACCUSED'] }),
  rule('S', 'PARDONED', { custody: 'LEAVES', fourEyes: true, needs: ['PROCEEDING', 'ACCUSED'] }),
  rule('S', 'AMNESTIED', { custody: 'LEAVES', fourEyes: true, needs: ['PROCEEDING', 'ACCUSED'] }),
  rule('S', 'COMMUTED', { fourEyes: true, needs: ['PROCEEDING', 'ACCUSED'] }),
];

import { Args, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { ReclassifyInput } from '../changes/change.input.js';
import { ReclassifyPayload } from '../changes/change.payload.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { Reader } from '../reading/reader.js';
import { CorrectMilestoneInput, WithdrawMilestoneInput } from './correct-milestone.input.js';
import { CorrectionService } from './correction.service.js';
import { MilestoneModel } from './milestone.model.js';
import {
  CorrectMilestonePayload,
  RecordMilestonePayload,
  VerifyMilestonePayload,
  WithdrawMilestonePayload,
} from './milestone.payload.js';
import { milestoneWarnings } from './milestone.queries.js';
import { MilestoneService } from './milestone.service.js';
import { ReclassifyService } from './reclassify.service.js';
import { RecordMilestoneInput } from './record-milestone.input.js';
import { ReviewService } from './review.service.js';
import { VerifyMilestoneInput } from './verify-milestone.input.js';

@Resolver(() => MilestoneModel)
export class MilestoneResolver {
  constructor(
    private readonly reader: Reader,
    private readonly milestoneService: MilestoneService,
    private readonly corrections: CorrectionService,
    private readonly reviews: ReviewService,
    private readonly classes: ReclassifyService,
  ) {}

  @Mutation(() => RecordMilestonePayload, {
    description: 'Records one act: a row for each accused, or a single row of nobody in particular.',
  })
  @Allow('submit', 'Incident')
  async recordMilestone(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: RecordMilestoneInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { milestones } = await this.milestoneService.record(viewer, input);
    return this.reader.payload(viewer, info, {
      milestones: { type: 'Milestone', ids: milestones, isList: true },
      warnings: { value: await milestoneWarnings(this.reader, viewer, milestones) },
    });
  }

  @Mutation(() => CorrectMilestonePayload, {
    description: 'Corrects an error of ours by a row that supersedes; the old row stays.',
  })
  @Allow('record', 'Incident')
  async correctMilestone(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: CorrectMilestoneInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const made = await this.corrections.correct(viewer, input);
    return this.reader.payload(viewer, info, {
      milestone: { type: 'Milestone', ids: [made] },
      warnings: { value: await milestoneWarnings(this.reader, viewer, [made]) },
    });
  }

  @Mutation(() => WithdrawMilestonePayload, {
    description: 'Takes back a step that was recorded in error; the row stays and says so.',
  })
  @Allow('record', 'Incident')
  async withdrawMilestone(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: WithdrawMilestoneInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const made = await this.corrections.withdraw(viewer, input);
    return this.reader.payload(viewer, info, { milestone: { type: 'Milestone', ids: [made] } });
  }

  @Mutation(() => VerifyMilestonePayload, {
    description:
      "A second person's decision on a step or a whole act: never its recorder, an earlier author, or a liaison.",
  })
  @Allow('verify', 'Incident')
  async verifyMilestone(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: VerifyMilestoneInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const decided = await this.reviews.verify(viewer, input);
    return this.reader.payload(viewer, info, { milestones: { type: 'Milestone', ids: decided, isList: true } });
  }

  @Mutation(() => ReclassifyPayload, {
    description: 'Raises a class at once, for every viewer and every knownAt; lowering it takes two.',
  })
  @Allow('reclassify', 'Incident')
  async reclassify(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: ReclassifyInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { type, id, pending } = await this.classes.reclassify(viewer, input);
    return this.reader.payload(viewer, info, {
      record: { type, ids: [id] },
      pending: { type: 'Change', ids: pending, isList: true },
    });
  }
}

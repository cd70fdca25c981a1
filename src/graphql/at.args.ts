import { ArgsType, Field } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import { PageArgs } from './pagination.js';
import { CalendarDateScalar, InstantScalar } from './scalars.js';

const AS_OF = 'Day in the world that the answer holds for; today (UTC) when absent, never in the future.';
const KNOWN_AT = 'What was on record at this instant; the newest settled one when absent, never in the future.';

/** The two time axes of a figure or a state. */
@ArgsType()
export class AtArgs {
  @Field(() => CalendarDateScalar, { nullable: true, description: AS_OF })
  @IsOptional()
  @IsString()
  readonly asOf?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: KNOWN_AT })
  @IsOptional()
  @IsString()
  readonly knownAt?: string | null;
}

/** A page of a list that depends on the two time axes. */
@ArgsType()
export class AtPageArgs extends PageArgs {
  @Field(() => CalendarDateScalar, { nullable: true, description: AS_OF })
  @IsOptional()
  @IsString()
  readonly asOf?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: KNOWN_AT })
  @IsOptional()
  @IsString()
  readonly knownAt?: string | null;
}

/** A day in the world, for what changes with time but is not under the second axis. */
@ArgsType()
export class AsOfArgs {
  @Field(() => CalendarDateScalar, { nullable: true, description: AS_OF })
  @IsOptional()
  @IsString()
  readonly asOf?: string | null;
}

import { Field, Float, Int, InterfaceType, ObjectType } from '@nestjs/graphql';
import { CalendarDateScalar, InstantScalar } from '../graphql/scalars.js';
import type { Language } from '../vocabulary/common.vocabulary.js';
import { Classification } from '../vocabulary/common.vocabulary.js';
import { Dimension, FigureBasis } from '../vocabulary/figure.vocabulary.js';

/** Words in every language of the register; the fields with an argument `lang` pick from them. */
export type Words = Readonly<Record<Language, string>>;

@ObjectType('DefinitionRef', { description: 'The definition by which a figure was made.' })
export class DefinitionRefModel {
  @Field(() => String, { description: 'Name of the definition; it never changes its meaning.' })
  readonly id: string;

  @Field(() => Int, { description: 'Version, counted from 1; every change of the rules makes a new one.' })
  readonly version: number;

  readonly text: Words;
}

@InterfaceType('Figure', {
  description: 'What every figure says of itself; the same asOf and knownAt give the same figure for ever.',
  resolveType: (value: { readonly __typename: string }) => value.__typename,
})
export abstract class FigureModel {
  @Field(() => CalendarDateScalar, { description: 'Day in the world that the figure holds for.' })
  readonly asOf: string;

  @Field(() => InstantScalar, { description: 'What was on record at this instant is in the figure.' })
  readonly knownAt: string;

  @Field(() => FigureBasis, { description: 'What the figure draws on.' })
  readonly basis: FigureBasis;

  @Field(() => Classification, { description: 'Highest class of what the figure may draw on; on public basis none.' })
  readonly clearance: Classification;

  @Field(() => DefinitionRefModel, { description: 'How the figure is defined.' })
  readonly definition: DefinitionRefModel;

  @Field(() => String, {
    description:
      'Question, both times, basis and the SHA-256 of the figure as it is given here (canonical JSON, RFC 8785); the same question at this knownAt gives the same.',
  })
  readonly citation: string;
}

@ObjectType('Count', {
  description: 'A number of units, with a range where dates, counts of people or unknowns leave one.',
})
export class CountModel {
  @Field(() => Int, { nullable: true, description: 'The number; null when it is suppressed.' })
  readonly value: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Fewest that it can be, where dates, counts of people or unknowns leave a range.',
  })
  readonly min: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Most that it can be, where dates, counts of people or unknowns leave a range.',
  })
  readonly max: number | null;

  @Field(() => Boolean, { description: 'The number is not given because it could name a person.' })
  readonly suppressed: boolean;
}

@ObjectType('Proportion', {
  description:
    'A share with its interval and bounds: the interval speaks of chance, the bounds of ignorance. Below 10 only k of n is given.',
})
export class ProportionModel {
  @Field(() => Int, { nullable: true, description: 'How many.' })
  readonly numerator: number | null;

  @Field(() => Int, { nullable: true, description: 'Of how many.' })
  readonly denominator: number | null;

  @Field(() => Float, { nullable: true, description: 'The documented share, from 0 to 1.' })
  readonly value: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Lower end of Wilson's 95 % interval; null over persons in fewer than 10 clusters.",
  })
  readonly low: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of that interval.' })
  readonly high: number | null;

  @Field(() => Float, { nullable: true, description: 'Every unknown counted as no: the documented share itself.' })
  readonly worst: number | null;

  @Field(() => Float, { nullable: true, description: 'Every unknown counted as yes.' })
  readonly best: number | null;
}

@ObjectType('DimensionValue', { description: 'A value by which a figure is broken down.' })
export class DimensionValueModel {
  @Field(() => Dimension, { description: 'By what the figure is broken down.' })
  readonly dimension: Dimension;

  @Field(() => String, {
    nullable: true,
    description:
      'Acronym, alpha-3 code, year in four digits, interval of days (its end excluded, .. where open), or value of the enum; null: undetermined.',
  })
  readonly code: string | null;

  readonly label: Words;
}

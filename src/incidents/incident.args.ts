import { ArgsType, Field } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { PageBothWaysArgs } from '../graphql/pagination.js';
import { PlainText } from '../graphql/plain-text.js';
import { IncidentOrder } from '../vocabulary/incident.vocabulary.js';
import { IncidentFilter } from './incident.filter.js';

@ArgsType()
export class IncidentArgs {
  @Field(() => String, { description: 'Reference of the incident, such as MINUSCA-2017-48213.' })
  @PlainText(200)
  readonly reference: string;
}

/** A list of incidents without a search, as another record shows it. */
@ArgsType()
export class IncidentListArgs extends PageBothWaysArgs {
  @Field(() => IncidentFilter, {
    nullable: true,
    description: 'Which incidents; all that the viewer may see when absent.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => IncidentFilter)
  readonly filter?: IncidentFilter | null;

  @Field(() => [IncidentOrder], {
    nullable: true,
    description: 'Order of the list, the first entry weighing most, at most four; newest incident first when absent.',
  })
  @IsOptional()
  @ArrayMaxSize(4)
  @IsEnum(IncidentOrder, { each: true })
  readonly orderBy?: readonly IncidentOrder[] | null;
}

@ArgsType()
export class IncidentsArgs extends IncidentListArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Words to look for in what the viewer may read of the incidents, at most 200 characters.',
  })
  @IsOptional()
  @PlainText(200)
  readonly search?: string | null;
}

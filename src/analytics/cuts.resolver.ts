import { Args, ArgsType, Field, Query, Resolver } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Allow } from '../access/allow.js';
import { PlainText } from '../graphql/plain-text.js';
import { PublishedTableModel } from './cuts.model.js';
import { CutsService } from './cuts.service.js';

@ArgsType()
class PublishedTablesArgs {
  @Field(() => String, { nullable: true, description: 'Name of a vintage; the newest when absent.' })
  @IsOptional()
  @PlainText(40)
  readonly vintage?: string | null;
}

@Resolver(() => PublishedTableModel)
export class CutsResolver {
  constructor(private readonly cuts: CutsService) {}

  @Query(() => [PublishedTableModel], {
    description: 'Counts of suspects and of victims who live, as published: the only ones that every role may have.',
  })
  @Allow('figures', 'Figures')
  publishedTables(@Args() { vintage }: PublishedTablesArgs): Promise<object[]> {
    return this.cuts.tables(vintage ?? null);
  }
}

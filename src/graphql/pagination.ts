import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional } from 'class-validator';
import { DEFAULT_PAGE, LARGEST_PAGE } from '../reading/page.js';
import { PlainText } from './plain-text.js';

const CURSOR_LENGTH = 2000;

@ObjectType('PageInfo', { description: 'Where a page of a list begins and ends, and whether the list goes on.' })
export class PageInfoModel {
  @Field(() => Boolean, { description: 'There is more after this page.' })
  readonly hasNextPage: boolean;

  @Field(() => Boolean, { description: 'There is more before this page.' })
  readonly hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first entry; null when the page is empty.' })
  readonly startCursor: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last entry; null when the page is empty.' })
  readonly endCursor: string | null;
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfoModel;
  readonly totalCount: number;
}

/**
 * The connection of a type, published as `<name>Connection` with its `<name>Edge`.
 * Call it once for each name: a second class of the same name breaks the schema.
 */
export function connectionOf<T>(model: Type<T>, name: string): Type<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `An entry of a list of ${name}, with its place in the list.` })
  class EdgeModel implements Edge<T> {
    @Field(() => String, { description: 'Place of the entry in this list, order and for this user; opaque.' })
    readonly cursor: string;

    @Field(() => model, { description: 'The record.' })
    readonly node: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class ConnectionModel implements Connection<T> {
    @Field(() => [EdgeModel], { description: 'Records of this page with their cursors.' })
    readonly edges: readonly EdgeModel[];

    @Field(() => [model], { description: 'Records of this page.' })
    readonly nodes: readonly T[];

    @Field(() => PageInfoModel, { description: 'Where the page begins and ends.' })
    readonly pageInfo: PageInfoModel;

    @Field(() => Int, {
      description: 'Records in the whole list that the viewer may see; counted only when asked for.',
    })
    readonly totalCount: number;
  }

  return ConnectionModel;
}

/** Range and directions are checked where the page is read, so that every path gives the same refusal. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many from the start or after \`after\`, at most ${LARGEST_PAGE}; ${DEFAULT_PAGE} when absent.`,
  })
  @IsOptional()
  @IsInt()
  readonly first?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor after which the page begins.' })
  @IsOptional()
  @PlainText(CURSOR_LENGTH)
  readonly after?: string | null;
}

@ArgsType()
export class PageBothWaysArgs extends PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many from the end or before \`before\`, at most ${LARGEST_PAGE}; not together with \`first\`.`,
  })
  @IsOptional()
  @IsInt()
  readonly last?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor before which the page ends; goes with `last`.' })
  @IsOptional()
  @PlainText(CURSOR_LENGTH)
  readonly before?: string | null;
}

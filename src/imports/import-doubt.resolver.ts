import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { Reader } from '../reading/reader.js';
import { ImportDoubtsArgs } from './import-doubt.args.js';
import { ResolveImportDoubtInput } from './import-doubt.input.js';
import { ImportDoubtConnection, ImportDoubtModel } from './import-doubt.model.js';
import { ResolveImportDoubtPayload } from './import-doubt.payload.js';
import { ImportDoubtService } from './import-doubt.service.js';

@Resolver(() => ImportDoubtModel)
export class ImportDoubtResolver {
  constructor(
    private readonly reader: Reader,
    private readonly doubts: ImportDoubtService,
  ) {}

  @Query(() => ImportDoubtConnection, {
    description: 'Rows of imports that wait for a person, or that a person has decided; in the order of the file.',
  })
  @Allow('read', 'ImportDoubt')
  importDoubts(
    @CurrentViewer() viewer: Viewer,
    @Args() args: ImportDoubtsArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const order = [{ sql: (d: string): string => `${d}.row_number`, type: 'int' }];
    return this.reader.page('ImportDoubt', viewer, info, { ...args }, order, (row, q) =>
      args.resolved == null ? 'TRUE' : `(${row}.resolution IS NOT NULL) = ${q.bind(args.resolved, 'boolean')}`,
    );
  }

  @Mutation(() => ResolveImportDoubtPayload, {
    description: 'Decides a row that the import would have had to guess about.',
  })
  @Allow('import', 'Incident')
  async resolveImportDoubt(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: ResolveImportDoubtInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { doubt, incident } = await this.doubts.resolve(viewer, input);
    return this.reader.payload(viewer, info, {
      doubt: { type: 'ImportDoubt', ids: [doubt] },
      incident: { type: 'Incident', ids: incident === null ? [] : [incident] },
    });
  }
}

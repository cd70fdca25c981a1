import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { Language } from '../vocabulary/common.vocabulary.js';
import { RequestExportInput } from './export.input.js';
import { RequestExportPayload } from './export.payload.js';
import { ExportService } from './export.service.js';

@Resolver()
export class ExportResolver {
  constructor(private readonly exports: ExportService) {}

  @Mutation(() => RequestExportPayload, {
    description: 'Any list or figure as a file, masked as the API masks, logged, behind a short-lived link.',
  })
  @Allow('export', 'Figures')
  async requestExport(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { document, format, language }: RequestExportInput,
  ): Promise<object> {
    const { secret, expiresAt } = await this.exports.request(viewer, {
      document,
      format,
      language: language ?? Language.EN,
    });
    const url = `/exports/${secret}`;
    return { url, codebookUrl: `${url}/codebook`, expiresAt };
  }
}

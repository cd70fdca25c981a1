import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { mayCall } from '../access/allow.js';
import { mayKnock } from '../access/ability.js';
import type { Viewer } from '../access/viewer.js';
import { LOGGER } from '../config/config.module.js';
import { ForbiddenError, NotFoundError } from '../errors/app-error.js';
import { ViewerService } from '../identity/viewer.service.js';
import type { Logger } from '../logging/logger.js';
import { codebookOf, type AboutFigure } from './codebook.js';
import { codebookFile, FORMATS, fileOf, type Tally } from './export.file.js';
import { planExport, type ExportPlan } from './export.plan.js';
import { openAnswer, type OpenAnswer, type WhoReads } from './export.source.js';
import { ExportLog, type ExportOrder, type LoggedRequest } from './export-log.service.js';

/** A file that is being made. */
export interface MadeFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: AsyncIterable<Buffer>;
}

/** The same with its codebook, and a count of what was made of it so far. */
export interface CountedFile extends MadeFile {
  readonly codebook: Buffer;
  readonly tally: Readonly<Tally>;
}

/** Makes files of what the API answers: the same schema, viewer and kernel, so a file shows nothing that it does not. */
@Injectable()
export class ExportService {
  constructor(
    private readonly modules: ModuleRef,
    private readonly viewers: ViewerService,
    private readonly log: ExportLog,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** A link for the holder's next quarter of an hour. Throws BAD_USER_INPUT, TOO_COSTLY and FORBIDDEN; nothing of it runs. */
  async request(viewer: Viewer, order: ExportOrder): Promise<{ secret: string; expiresAt: string }> {
    this.planFor(viewer, order);
    return this.log.request(viewer, order);
  }

  /**
   * The file of a link, which is used up by it, with the rights of this moment. Throws NOT_FOUND for a link that is wrong, used
   * up or expired, or whose holder may export no more; otherwise what the API refuses the document with.
   */
  async fileOfLink(secret: string): Promise<MadeFile> {
    const request = await this.log.begin(secret);
    if (!request) throw new NotFoundError('The file');
    return this.make(request);
  }

  /** The codebook of a link, as long as it lives; of the file itself once that was made. Throws as above. */
  async codebookOfLink(secret: string): Promise<MadeFile> {
    const request = await this.log.find(secret);
    if (!request) throw new NotFoundError('The file');
    const { plan, answer } = await this.open(request);
    const about = (await this.log.aboutOf(request.id)) ?? answer.about;
    return {
      name: nameOf(plan, answer, 'codebook.csv'),
      contentType: FORMATS.CSV.contentType,
      bytes: once(codebookFile(recordsOf(plan, answer, about))),
    };
  }

  /** A file and its codebook for somebody at the command line. Throws as `request` and the API do. */
  async fileFor(viewer: Viewer, order: ExportOrder): Promise<CountedFile> {
    this.planFor(viewer, order);
    return this.make(await this.log.beginAtOnce(viewer, order));
  }

  private planFor(viewer: Viewer, { document, language }: ExportOrder): ExportPlan {
    const plan = planExport(this.modules.get(GraphQLSchemaHost, { strict: false }).schema, document, language);
    if (!mayCall(viewer, plan.field))
      throw new ForbiddenError(`None of your roles allows this operation (${plan.field}).`);
    return plan;
  }

  private async open(request: LoggedRequest): Promise<{ plan: ExportPlan; answer: OpenAnswer }> {
    const whoReads: WhoReads = async () => {
      const viewer = await this.viewers.byId(request.userId, request.purpose);
      return viewer && mayKnock(viewer, 'export', 'Figures') ? viewer : null;
    };
    const { schema } = this.modules.get(GraphQLSchemaHost, { strict: false });
    const plan = planExport(schema, request.document, request.language);
    return { plan, answer: await openAnswer(schema, plan, whoReads) };
  }

  private async make(request: LoggedRequest): Promise<CountedFile> {
    const begun = performance.now();
    const { plan, answer } = await this.open(request);
    const codebook = recordsOf(plan, answer, answer.about);
    const onDone = async (tally: Tally): Promise<void> => {
      await this.log.done(request.id, tally, answer.about);
      const ms = Math.round(performance.now() - begun);
      const { id, userId: user, format } = request;
      this.logger.info({ export: id, user, field: plan.field, format, ...tally, ms }, 'export');
    };
    return {
      name: nameOf(plan, answer, FORMATS[request.format].suffix),
      contentType: FORMATS[request.format].contentType,
      ...(await fileOf(answer, request.format, codebook, onDone)),
      codebook: codebookFile(codebook),
    };
  }
}

const recordsOf = (plan: ExportPlan, { columns, viewer }: OpenAnswer, about: readonly AboutFigure[]): string[][] =>
  codebookOf({ ...plan, columns, about, madeAt: viewer.now });

const nameOf = ({ field }: ExportPlan, { viewer }: OpenAnswer, suffix: string): string =>
  `${field}-${viewer.today}.${suffix}`;

async function* once(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
  yield await Promise.resolve(bytes);
}

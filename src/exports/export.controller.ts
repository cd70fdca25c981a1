import { Readable } from 'node:stream';
import {
  Controller,
  Get,
  HttpException,
  Inject,
  NotFoundException,
  Param,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { Allow } from '../access/allow.js';
import { LOGGER } from '../config/config.module.js';
import { AppError, type ErrorCode } from '../errors/app-error.js';
import { formatError } from '../graphql/graphql-error-format.js';
import type { Logger } from '../logging/logger.js';
import { ExportService, type MadeFile } from './export.service.js';

/** What the API would refuse the document with, as HTTP says it. */
const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = { BAD_USER_INPUT: 400, TOO_COSTLY: 400, FORBIDDEN: 403 };
const NOTHING = { message: 'There is no file here.' };

/** Files behind links. The secret in the path is the key; nothing else of the request counts. */
@Controller('exports')
export class ExportController {
  constructor(
    private readonly exports: ExportService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The file, once. */
  @Get(':secret')
  @Allow('public')
  file(
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.send(request, reply, () => this.exports.fileOfLink(secret));
  }

  /** Its codebook, as often as it is asked for. */
  @Get(':secret/codebook')
  @Allow('public')
  codebook(
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.send(request, reply, () => this.exports.codebookOfLink(secret));
  }

  private async send(
    { method }: FastifyRequest,
    reply: FastifyReply,
    make: () => Promise<MadeFile>,
  ): Promise<StreamableFile> {
    reply.headers({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    // A HEAD would use up the link and bring nothing.
    if (method !== 'GET') throw new NotFoundException(NOTHING);
    try {
      const { name, contentType, bytes } = await make();
      const stream = Readable.from(this.watched(bytes), { objectMode: false });
      return new StreamableFile(stream, { type: contentType, disposition: `attachment; filename="${name}"` });
    } catch (error) {
      throw this.refusal(error);
    }
  }

  /** Bytes have left: whatever fails now breaks the transfer off, so that nobody takes a part for the whole. */
  private async *watched(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
    try {
      yield* bytes;
    } catch (error) {
      this.told(error);
      throw new Error('The file could not be finished.');
    }
  }

  private refusal(error: unknown): HttpException {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return new NotFoundException(NOTHING);
    const told = this.told(error);
    const status = STATUS[told.extensions?.['code'] as ErrorCode] ?? 500;
    return new HttpException({ errors: [told] }, status);
  }

  /** As GraphQL tells it; what was not refused on purpose is logged under a reference. */
  private told(error: unknown): ReturnType<ReturnType<typeof formatError>> {
    const cause = error instanceof Error ? error : new Error('fault');
    const wrapped = cause instanceof GraphQLError ? cause : new GraphQLError(cause.message, { originalError: cause });
    return formatError(this.logger)({ message: wrapped.message, extensions: wrapped.extensions }, wrapped);
  }
}

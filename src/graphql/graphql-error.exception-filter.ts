import { Catch, HttpException, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldFault } from '../errors/app-error.js';

/** What Fastify refuses before GraphQL sees it, by status; neither message repeats anything of the body. */
const REFUSALS: Readonly<Record<number, Omit<FieldFault, 'path'>>> = {
  400: { rule: 'JSON', message: 'The body is not a JSON document with a query.' },
  413: { rule: 'BODY_TOO_LARGE', message: 'The body is too large; the limit is one mebibyte.' },
  415: { rule: 'CONTENT_TYPE', message: 'The body must be sent as application/json.' },
};

/**
 * Hands whatever a resolver throws to GraphQL as it is: the one error format decides what is told and what is logged.
 * Without it Nest would log messages of faults, which may repeat what a record says. A body that never reached GraphQL is
 * refused in the same form.
 */
@Catch()
export class GraphqlErrorFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<'graphql' | 'http'>() === 'graphql') return error;
    const request = host.getArgByIndex<FastifyRequest>(0);
    const status = error instanceof HttpException ? error.getStatus() : 500;
    const refusal = request.url.split('?')[0] === '/graphql' ? REFUSALS[status] : undefined;
    if (!refusal) {
      super.catch(error, host);
      return undefined;
    }
    const extensions = { code: 'BAD_USER_INPUT', fields: [{ path: 'body', ...refusal }] };
    void host
      .getArgByIndex<FastifyReply>(1)
      .status(status)
      .send({ errors: [{ message: refusal.message, extensions }] });
    return undefined;
  }
}

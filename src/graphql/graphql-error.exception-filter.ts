import { Catch, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';

/**
 * Hands whatever a resolver throws to GraphQL as it is: the one error format decides what is told and what is logged.
 * Without it Nest would log messages of faults, which may repeat what a record says.
 */
@Catch()
export class GraphqlErrorFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<'graphql' | 'http'>() === 'graphql') return error;
    super.catch(error, host);
    return undefined;
  }
}

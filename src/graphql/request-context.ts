import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Viewer } from '../access/viewer.js';
import { UnauthenticatedError } from '../errors/app-error.js';

/** What a request carries: who asks, or null. Built once a request; nothing else of the request reaches a resolver. */
export interface RequestContext {
  readonly viewer: Viewer | null;
}

/** The signed-in viewer of a GraphQL request. Throws UNAUTHENTICATED when nobody is. */
export const CurrentViewer = createParamDecorator((_data: unknown, context: ExecutionContext): Viewer => {
  const { viewer } = GqlExecutionContext.create(context).getContext<RequestContext>();
  if (!viewer) throw new UnauthenticatedError();
  return viewer;
});

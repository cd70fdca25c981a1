import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { ForbiddenError, UnauthenticatedError } from '../errors/app-error.js';
import { mayKnock } from './ability.js';
import type { Action, Subject } from './roles.js';
import type { Viewer } from './viewer.js';

export const ALLOW = 'register:allow';

/** Who may call a handler: anybody (`'public'`), anybody signed in, or whoever may do the action on the subject. */
export type Need = 'public' | 'signed-in' | { readonly action: Action; readonly subject: Subject };

/** Declares access to a handler. A handler without it is refused, and a test finds it first. */
export function Allow(need: 'public' | 'signed-in'): MethodDecorator;
export function Allow(action: Action, subject: Subject): MethodDecorator;
export function Allow(first: 'public' | 'signed-in' | Action, subject?: Subject): MethodDecorator {
  const need = subject ? { action: first as Action, subject } : (first as Need);
  return (target, name, descriptor) => {
    declared.set(String(name), need);
    return SetMetadata(ALLOW, need)(target, name, descriptor);
  };
}

const declared = new Map<string, Need>();

/** Whether the viewer may call the handler of that name: what `viewer { may }` answers from. */
export function mayCall(viewer: Viewer, handler: string): boolean {
  const need = declared.get(handler);
  if (need === undefined) return false;
  return need === 'public' || need === 'signed-in' || mayKnock(viewer, need.action, need.subject);
}

interface GraphqlContext {
  readonly viewer: Viewer | null;
}

/** The door: refuses when nothing is declared, when nobody is signed in, and when no grant allows the action. */
@Injectable()
export class AllowGuard implements CanActivate {
  private readonly reflector = new Reflector();

  canActivate(context: ExecutionContext): boolean {
    const need = this.reflector.get<Need | undefined>(ALLOW, context.getHandler());
    if (!need) throw new ForbiddenError('No permission is declared for this operation.');
    if (need === 'public') return true;
    const viewer =
      context.getType<'graphql' | 'http'>() === 'graphql'
        ? GqlExecutionContext.create(context).getContext<GraphqlContext>().viewer
        : null;
    if (!viewer) throw new UnauthenticatedError();
    if (need === 'signed-in' || mayKnock(viewer, need.action, need.subject)) return true;
    throw new ForbiddenError(`None of your roles allows this operation (${need.action} ${need.subject}).`);
  }
}

import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../access/viewer.js';
import { Instance } from '../config/config.module.js';
import { RequestIdentity } from '../graphql/graphql.module.js';
import { ViewerService } from './viewer.service.js';

const BEARER = /^Bearer (pkr_[A-Za-z0-9_-]{43})$/;
const PURPOSE_LENGTH = { least: 10, most: 200 };
const LOOPBACK_PEERS: readonly string[] = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Who sent a request, by its bearer token; nobody when there is none in force. */
@Injectable()
export class RequestIdentityService extends RequestIdentity {
  constructor(
    private readonly viewers: ViewerService,
    private readonly instance: Instance,
  ) {
    super();
  }

  override async viewerOf(request: FastifyRequest): Promise<Viewer | null> {
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (!token) return null;
    return this.viewers.byToken(token, purposeOf(request), isLocal(request) ? this.instance.id : null);
  }
}

/** The stated purpose, when it says something: 10 to 200 characters (rules S26). */
function purposeOf(request: FastifyRequest): string | null {
  const given = request.headers['x-purpose'];
  const purpose = typeof given === 'string' ? given.trim() : '';
  return purpose.length >= PURPOSE_LENGTH.least && purpose.length <= PURPOSE_LENGTH.most ? purpose : null;
}

/** Embedded tokens work from this machine alone, and only under a name of this machine (rules O6). */
function isLocal(request: FastifyRequest): boolean {
  return LOOPBACK_PEERS.includes(request.socket.remoteAddress ?? '') && LOOPBACK_HOST.test(request.headers.host ?? '');
}

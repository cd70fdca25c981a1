import { Global, Module } from '@nestjs/common';
import { RequestIdentity } from '../graphql/graphql.module.js';
import { ActorGrantsFields } from './actor-grants.fields.js';
import './actor.reading.js';
import { IdentityService } from './identity.service.js';
import { RequestIdentityService } from './request-identity.service.js';
import { ViewerResolver } from './viewer.resolver.js';
import { ViewerService } from './viewer.service.js';

@Global()
@Module({
  providers: [
    IdentityService,
    ViewerService,
    { provide: RequestIdentity, useClass: RequestIdentityService },
    ViewerResolver,
    ActorGrantsFields,
  ],
  exports: [IdentityService, ViewerService, RequestIdentity],
})
export class IdentityModule {}

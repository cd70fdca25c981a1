import { Module } from '@nestjs/common';
import './change.reading.js';
import { ChangeResolver } from './change.resolver.js';
import { ChangeService } from './change.service.js';
import { IdempotencyService } from './idempotency.service.js';
import { Records } from './records.js';

@Module({
  providers: [Records, IdempotencyService, ChangeService, ChangeResolver],
  exports: [Records, IdempotencyService, ChangeService],
})
export class ChangesModule {}

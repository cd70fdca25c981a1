import { Module } from '@nestjs/common';
import { FreshnessService } from './freshness.service.js';
import { LedgerWriter } from './ledger.writer.js';

@Module({ providers: [LedgerWriter, FreshnessService], exports: [LedgerWriter, FreshnessService] })
export class LedgerModule {}

import { Module } from '@nestjs/common';
import './source.reading.js';
import { SourceService } from './source.service.js';

@Module({ providers: [SourceService], exports: [SourceService] })
export class SourcesModule {}

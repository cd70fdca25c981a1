import { Module } from '@nestjs/common';
import { ExportLog } from './export-log.service.js';
import { ExportController } from './export.controller.js';
import { ExportResolver } from './export.resolver.js';
import { ExportService } from './export.service.js';

@Module({
  controllers: [ExportController],
  providers: [ExportLog, ExportService, ExportResolver],
  exports: [ExportService],
})
export class ExportsModule {}

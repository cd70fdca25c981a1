import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { IncidentObstaclesFields } from './incident-obstacles.fields.js';
import './obstacle.reading.js';
import { ObstacleResolver } from './obstacle.resolver.js';
import { ObstacleService } from './obstacle.service.js';

@Module({
  imports: [SourcesModule, ChangesModule],
  providers: [ObstacleService, ObstacleResolver, IncidentObstaclesFields],
  exports: [ObstacleService],
})
export class ObstaclesModule {}

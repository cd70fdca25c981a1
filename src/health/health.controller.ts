import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { Allow } from '../access/allow.js';
import { DatabaseService } from '../database/database.service.js';
import { hasPendingMigrations } from '../database/migrate.js';

interface Health {
  readonly status: 'ok';
}

@Controller('health')
export class HealthController {
  constructor(private readonly database: DatabaseService) {}

  /** The process answers. */
  @Get('live')
  @Allow('public')
  live(): Health {
    return { status: 'ok' };
  }

  /** The database answers and no migration waits. 503 with the reason otherwise. */
  @Get('ready')
  @Allow('public')
  async ready(): Promise<Health> {
    const isPending = await hasPendingMigrations(this.database.dataSource).catch(() => null);
    if (isPending === null)
      throw new ServiceUnavailableException({ status: 'unavailable', reason: 'The database does not answer.' });
    if (isPending)
      throw new ServiceUnavailableException({ status: 'unavailable', reason: 'Migrations wait to be run.' });
    return { status: 'ok' };
  }
}

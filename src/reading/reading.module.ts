import { Global, Module } from '@nestjs/common';
import { DatabaseService } from '../database/database.service.js';
import { Reader } from './reader.js';

/** The reader, with the secret that seals cursors: the same for every instance on one database. */
@Global()
@Module({
  providers: [
    {
      provide: Reader,
      inject: [DatabaseService],
      useFactory: async (database: DatabaseService): Promise<Reader> => {
        const [row] = await database.read<{ secret: string }>(
          `SELECT secret FROM register_secret WHERE name = 'cursor'`,
        );
        if (!row) throw new Error('The secret that seals cursors is missing; run the migrations.');
        return new Reader(
          (sql, values) => database.read(sql, values),
          row.secret,
          (work) => database.snapshot(work),
        );
      },
    },
  ],
  exports: [Reader],
})
export class ReadingModule {}

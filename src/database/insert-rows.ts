import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

const ROWS_A_STATEMENT = 2000;

/**
 * Inserts rows of one entity, all of them with the same properties, in few statements: PostgreSQL takes the rows as one
 * JSON parameter. Properties that no row names keep the column's default.
 */
export async function insertRows<E extends ObjectLiteral>(
  manager: EntityManager,
  target: EntityTarget<E>,
  rows: readonly Partial<E>[],
): Promise<void> {
  const { columns, tableName } = manager.connection.getMetadata(target);
  const named = new Set(rows.flatMap((row) => Object.keys(row)));
  const used = columns.filter((column) => named.has(column.propertyName));
  const names = used.map((column) => `"${column.databaseName}"`).join(', ');
  const types = used
    .map((column) => `"${column.databaseName}" ${String(column.type)}${column.isArray ? '[]' : ''}`)
    .join(', ');
  for (let i = 0; i < rows.length; i += ROWS_A_STATEMENT) {
    const part = rows
      .slice(i, i + ROWS_A_STATEMENT)
      .map((row) =>
        Object.fromEntries(used.map((column) => [column.databaseName, row[column.propertyName] as unknown])),
      );
    await manager.query(
      `INSERT INTO "${tableName}" (${names}) SELECT ${names} FROM jsonb_to_recordset($1) AS row(${types})`,
      [JSON.stringify(part)],
    );
  }
}

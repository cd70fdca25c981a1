import { isObjectType, type GraphQLSchema } from 'graphql';
import { descriptionOf, describedTypes, describedValues } from '../reading/describe.js';
import { valueAt } from './value-at.js';

/** Types that the reader shapes without describing them. */
const SHAPED = /(Connection|Edge|Payload)$|^Viewer$/;

/** Fields of described types that keep a resolver of their own: `<Type>.<field>`. */
const isDeferred = (type: string, field: string): boolean => {
  const form = descriptionOf(type).fields[field];
  return form?.form === 'expression' && form.isDeferred === true;
};

/**
 * Rows come from the reader keyed by response key, so their fields are read by it. Nest puts a resolver of its own on
 * every model field, which costs more than the reading: it is replaced here.
 */
export function readByResponseKey(schema: GraphQLSchema): GraphQLSchema {
  const described = new Set(describedTypes().map(({ name }) => name));
  const values = new Set(describedValues().map(({ name }) => name));
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    if (!described.has(type.name) && !values.has(type.name) && !SHAPED.test(type.name)) continue;
    for (const field of Object.values(type.getFields())) {
      if (described.has(type.name) && isDeferred(type.name, field.name)) continue;
      field.resolve = (source: object, _args, _context, info) => valueAt(source, info);
    }
  }
  return schema;
}

import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { featureModules } from './app.module.js';

type Class = new (...args: never[]) => object;

/** Metadata key under which Nest marks GraphQL resolvers. */
const RESOLVER_TYPE = 'graphql:resolver_type';

/** Every resolver class of the feature modules: what the schema is made of. */
export const resolvers: readonly Class[] = featureModules.flatMap((module) => {
  const providers = (Reflect.getMetadata(MODULE_METADATA.PROVIDERS, module) ?? []) as unknown[];
  return providers.filter(
    (provider): provider is Class => typeof provider === 'function' && Reflect.hasMetadata(RESOLVER_TYPE, provider),
  );
});

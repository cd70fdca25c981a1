import Runtime from 'jest-runtime';
import { join } from 'node:path';

let loaded;

/**
 * Jest's module loader for one spec, with the application and its packages loaded once per worker (`registries` are Jest's
 * own): to load them anew takes two seconds, and some sixty specs start the application. Specs and their helpers are still
 * loaded for each spec. In watch mode a changed source is therefore seen only after a restart.
 */
export default class SpecRuntime extends Runtime {
  constructor(...parts) {
    super(...parts);
    this.parts = parts;
  }

  async unstable_importModule(path) {
    loaded ??= loadApplication(this.parts);
    const application = await loaded;
    copy(application.registries.getActiveEsmRegistry(), this.registries.getActiveEsmRegistry());
    copy(application.registries.getActiveCjsRegistry(), this.registries.getActiveCjsRegistry());
    copy(application.getSourceMaps(), this.getSourceMaps());
    return super.unstable_importModule(path);
  }
}

/**
 * A loader of its own, which no spec's end tears down: packages load parts of themselves when they first need them.
 * What it leaves on the global object (class-validator and @nestjs/graphql keep their metadata there) belongs to the realm.
 */
async function loadApplication(parts) {
  const [config, realm] = parts;
  const runtime = new Runtime(...parts);
  await realm.keepingGlobals(async () => {
    for (const entry of ['application.ts', 'cli/run-cli.ts'])
      await runtime.unstable_importModule(join(config.rootDir, 'src', entry));
  });
  return runtime;
}

function copy(from, to) {
  for (const [key, value] of from) to.set(key, value);
}

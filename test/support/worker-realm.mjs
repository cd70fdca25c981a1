import { TestEnvironment } from 'jest-environment-node';

let realm;

/**
 * Jest's environment for Node, made once per worker instead of once per spec, so that modules can stay loaded (see
 * spec-runtime.mjs). Between two specs it forgets what the first one left: its globals and its environment variables.
 */
export default class WorkerRealm extends TestEnvironment {
  constructor(config, context) {
    if (realm) return realm;
    super(config, context);
    this.own = new Set(Reflect.ownKeys(this.global));
    this.settings = { ...this.global.process.env };
    realm = this;
  }

  /** What the work adds to the global object stays there when a spec ends. */
  async keepingGlobals(work) {
    const before = new Set(Reflect.ownKeys(this.global));
    await work();
    for (const name of Reflect.ownKeys(this.global)) if (!before.has(name)) this.own.add(name);
  }

  async teardown() {
    for (const name of Reflect.ownKeys(this.global)) if (!this.own.has(name)) delete this.global[name];
    // The global object also keeps what was deleted from it, for a clean-up that would end this realm.
    this._globalProxy.leftovers.length = 0;
    const { env } = this.global.process;
    for (const name of Object.keys(env)) delete env[name];
    Object.assign(env, this.settings);
  }
}

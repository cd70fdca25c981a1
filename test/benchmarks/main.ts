import 'reflect-metadata';

/** `npm run bench -- NAME [sizes]`. Benchmarks print ratios of what was measured in one run; none of them passes or fails. */
const BENCHMARKS: Readonly<Record<string, (sizes: readonly number[]) => Promise<void>>> = {
  'nested-page': async () => (await import('./nested-page.js')).nestedPage(),
  analytics: async (sizes) => (await import('./analytics.js')).analytics(sizes),
};

const [name = '', ...sizes] = process.argv.slice(2);
const benchmark = BENCHMARKS[name];
const numbers = sizes.map(Number);
if (!benchmark || !numbers.every((size) => Number.isSafeInteger(size) && size > 0)) {
  console.error(`Usage: npm run bench -- ${Object.keys(BENCHMARKS).join(' | ')} [numbers of incidents]`);
  process.exitCode = 2;
} else await benchmark(numbers);

import tseslint from 'typescript-eslint';

const specs = ['**/*.spec.ts', 'test/**'];
/** Rows, words and example cases: long because there are many of them, not because they do much. */
const data = ['src/**/seeds/**', 'src/vocabulary/**', 'src/examples/cases/**', '**/*.cases.ts'];

const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that a thing has one name everywhere.',
};
const clock = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Take the instant as an argument: results must be repeatable.',
  },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Take the instant as an argument: results must be repeatable.',
  },
];

export default tseslint.config(
  { ignores: ['dist/**', 'coverage/**', '.data/**', 'node_modules/**'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './test/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-array-sort-compare': ['error', { ignoreStringArrays: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 250 }],
      'no-restricted-syntax': ['error', defaultExport],
      'prefer-const': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: specs,
    rules: {
      'max-lines-per-function': ['error', { max: 40 }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Add a property to AppConfig and take it from there.' },
      ],
    },
  },
  // Apollo asks for promises, also where there is nothing to wait for.
  { files: ['src/**/*.plugin.ts'], rules: { '@typescript-eslint/require-await': 'off' } },
  { files: ['src/config/load-config.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['src/main.ts', 'src/server.ts', 'src/cli/**'], rules: { 'no-console': 'off' } },
  // What a test file exports is for the spec beside it.
  { files: specs, rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' } },
  { files: ['src/**/*.model.ts'], rules: { 'max-lines-per-function': 'off' } },
  { files: data, rules: { 'max-lines': 'off' } },
  {
    files: ['src/**/*.rules.ts', 'src/**/*.queries.ts', 'src/analytics/**/*.ts'],
    ignores: specs,
    rules: { 'no-restricted-syntax': ['error', defaultExport, ...clock] },
  },
);

/**
 * Lint: the language's recommended rules, promises that nobody awaits, and the walls between the parts of Guitu.
 * Comments cannot switch a rule off (noInlineConfig): a rule that is wrong somewhere is changed here, where it can be seen.
 */
import nx from '@nx/eslint-plugin';
import { createProjectGraphAsync } from '@nx/devkit';
import tseslint from 'typescript-eslint';
import guitu from './tools/boundaries/plugin.mjs';

// The Nx rule reads a cached package graph and skips itself when there is none (fresh clone): make it, without a daemon.
process.env.NX_DAEMON = 'false';
await createProjectGraphAsync({ exitOnError: false });

/** Who may import whom, by the tags in each package.json. A package not named on the right is out of reach. */
const LAYERS = {
  'type:contracts': [],
  'type:pure': ['type:contracts', 'type:pure'],
  'type:process': ['type:contracts', 'type:pure'],
  'type:technical': ['type:contracts', 'type:pure', 'type:technical'],
  'type:testing': ['type:contracts', 'type:pure', 'type:process', 'type:technical'],
  'type:service': ['type:contracts', 'type:pure', 'type:process', 'type:technical'],
  'type:host': ['type:contracts', 'type:pure', 'type:process', 'type:technical', 'type:service'],
  'type:infra': ['type:contracts', 'type:technical'],
  'type:e2e': ['type:contracts', 'type:infra', 'type:technical', 'type:pure', 'type:process', 'type:testing'],
  'type:tools': ['type:contracts', 'type:pure', 'type:process', 'type:technical'],
};
const constraints = (more) =>
  Object.entries(LAYERS).map(([sourceTag, tags]) => ({ sourceTag, onlyDependOnLibsWithTags: [...tags, ...more] }));
const layers = (more, options = {}) => ['error', { depConstraints: constraints(more), banTransitiveDependencies: false, ...options }];

/** A lib's tests may use @guitu/testing although that is built on the lib: no cycle, since tests are not part of the build. */
const SPEC_PAIRS = ['contracts', 'persistence', 'messaging', 'identity'].map((lib) => [`@guitu/${lib}`, '@guitu/testing']);

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', 'run/**', 'coverage/**', 'tools/boundaries/fixtures/**', 'tools/boundaries/trees/**'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { project: './tsconfig.lint.json', tsconfigRootDir: import.meta.dirname } },
    plugins: { guitu, '@nx': nx },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      // Silent in files with decorators, whose metadata need the value import.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 300 }],
      '@nx/enforce-module-boundaries': layers([]),
      ...Object.fromEntries(Object.keys(guitu.rules).map((name) => [`guitu/${name}`, 'error'])),
    },
  },
  { files: ['**/*.spec.ts'], rules: { 'max-lines': ['error', { max: 400 }] } },
  {
    files: ['**/*.spec.ts', '**/*.fixture.ts', '**/testbed/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': layers(['type:testing'], { ignoredCircularDependencies: SPEC_PAIRS }),
    },
  },
  {
    files: ['**/*.mjs'],
    extends: [tseslint.configs.recommended],
    rules: { 'max-lines': ['error', { max: 300 }] },
  },
);

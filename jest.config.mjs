/** One ESM configuration for every package. Run through `npm test`, or with NODE_OPTIONS=--experimental-vm-modules. */
const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/libs', '<rootDir>/services', '<rootDir>/infra', '<rootDir>/tools', '<rootDir>/e2e'],
  testMatch: ['**/*.spec.ts'],
  // Examples that the boundary checks are tried on, not tests.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tools/boundaries/(?:trees|fixtures)/'],
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['@guitu/source', 'node', 'node-addons'] },
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/tools/boundaries/(?:trees|fixtures)/'],
  setupFiles: ['<rootDir>/libs/testing/src/property-seed.mjs'],
  // no claim about speed: a busy machine may take long over what is right
  testTimeout: 120_000,
};

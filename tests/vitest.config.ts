import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/build.ts'],
    reporters: ['default', './tests/reporter.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Tests speak to the world by the variables they set themselves.
    env: { NO_COLOR: '1', TZ: 'Pacific/Honolulu', FORCE_COLOR: '' },
  },
})

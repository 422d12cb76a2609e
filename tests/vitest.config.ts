import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/build.ts'],
    reporters: ['default', './tests/reporter.ts'],
    // Most end-to-end tests wait for programs; two at a time keep two cores busy.
    maxWorkers: 2,
    // End-to-end tests share a machine with whatever else runs there. What passes only the second time is
    // named as flaky at the end of the run.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Tests speak to the world by the variables they set themselves.
    env: { TZ: 'Pacific/Honolulu', NO_COLOR: '1' },
  },
})

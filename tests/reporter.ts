// Closes a run with one plain line that counts, one line for each reason why something was skipped, and one
// for each test that passed only when it was run again.
import type { Reporter, TestCase, TestModule } from 'vitest/node'

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    const broken = modules.filter((module) => module.errors().length > 0).length
    for (const suite of new Set(tests.filter((test) => test.result().state === 'skipped').map(whereOf))) {
      console.log(`skipped: ${suite}`)
    }
    for (const test of tests.filter((one) => one.diagnostic()?.flaky)) console.log(`flaky: ${test.fullName}`)
    const skipped = count('skipped')
    console.log(
      `${count('passed')} passed, ${count('failed') + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    )
  }
}

/** The outermost suite says why: "the shared suite (needs ../shared)". */
function whereOf(test: TestCase): string {
  return test.fullName.split(' > ')[0] ?? test.fullName
}

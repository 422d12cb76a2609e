// Who is told when something needs a person, as masthead.yaml says it.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { check } from '../../src/app/check.js'
import { readMastheadFile } from '../../src/config/file.js'
import { type Folder, folder } from '../world.js'

let home: Folder
beforeEach(() => {
  home = folder()
})
afterEach(() => home.remove())

const house = (operator: string) => `
sources: [{ id: ledger, name: The Ledger, kind: feed, url: "https://ledger.example/feed" }]
newsletters: [{ id: daily, title: Daily, schedule: { cron: "0 7 * * *" }, to: { file: [json] } }]
${operator}
`
const read = (operator: string) =>
  readMastheadFile(house(operator), 'masthead.yaml', (channel, address) =>
    channel === 'email' && String(address).includes('@')
      ? { address: String(address).toLowerCase() }
      : { problem: 'must be a mail address' },
  )

it('nobody is told unless somebody is named, and six messages an hour are the most', () => {
  expect(read('').problems.filter((problem) => problem.includes('operator'))).toEqual([])
  const { file } = readMastheadFile(house(''), 'masthead.yaml', (_, address) => ({ address }))
  expect(file?.operator).toEqual({ to: {}, perHour: 6 })
})

it('addresses are read by their channels', () => {
  const { file } = readMastheadFile(
    house('operator: { to: { email: [Desk@Example.org] }, perHour: 2 }'),
    'masthead.yaml',
    (_, address) => ({ address: String(address).toLowerCase() }),
  )
  expect(file?.operator).toEqual({ to: { email: ['desk@example.org'] }, perHour: 2 })
})

it('what is wrong is named with its line', () => {
  const { problems } = read('operator: { to: { email: [nobody] }, perHour: 0, when: never }')
  expect(problems.filter((problem) => problem.includes('operator'))).toEqual([
    'masthead.yaml:4: operator.perHour must be a whole number between 1 and 60',
    'masthead.yaml:4: operator.when is not known here',
    'masthead.yaml:4: operator.to.email[0] must be a mail address',
  ])
})

it('an operator on a channel that is off is warned of', async () => {
  home.write('masthead.yaml', house('operator: { to: { slack: [C0123456789] } }'))
  const { ok, warnings } = await check({ env: {}, cwd: home.path })
  expect(ok).toBe(true)
  expect(warnings).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Alarms go to Slack, which is off: set SLACK_BOT_TOKEN/)]),
  )
})

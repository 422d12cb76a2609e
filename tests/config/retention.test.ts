// How long things are kept, as masthead.yaml says it.
import { describe, expect, it } from 'vitest'
import { readMastheadFile } from '../../src/config/file.js'

const DAY_MS = 86_400_000

function read(retention: string) {
  const text = `${retention}
sources: [{ id: one, name: One, kind: text, url: ./one }]
newsletters: [{ id: daily, title: Daily, schedule: { cron: "0 7 * * *" } }]`
  return readMastheadFile(text, 'masthead.yaml', (_, address) => ({ address }))
}

describe('retention', () => {
  it('keeps editorials for ever and deliveries for a year unless it is told otherwise', () => {
    expect(read('').file?.retention).toEqual({
      editorialsMs: null,
      deliveriesMs: 365 * DAY_MS,
      pagesMs: 365 * DAY_MS,
      modelAnswersMs: 60 * DAY_MS,
    })
  })

  it('takes days, years and never', () => {
    const { file } = read('retention: { editorials: 5y, deliveries: never, pages: 90d }')
    expect(file?.retention).toMatchObject({
      editorialsMs: 5 * 365 * DAY_MS,
      deliveriesMs: null,
      pagesMs: 90 * DAY_MS,
    })
  })

  it.each([
    'retention: { editorials: 5 }',
    'retention: { editorials: 29d }',
    'retention: { editorials: forever }',
    'retention: { editorials: 12h }',
  ])('names what is wrong with %s, and its line', (retention) => {
    const { file, problems } = read(retention)
    expect(file).toBeNull()
    expect(problems).toEqual([
      'masthead.yaml:1: retention.editorials must be a time such as 90d or 5y (30d at least), or never',
    ])
  })
})

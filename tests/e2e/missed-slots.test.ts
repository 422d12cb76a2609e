// The service was down for two days: what each policy makes of the slots that passed.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Folder, folder } from '../world.js'

let home: Folder
beforeEach(() => {
  home = folder()
  mkdirSync(join(home.path, 'papers'))
  const newsletter = (id: string, missed: string) =>
    `  - { id: ${id}, title: ${id}, schedule: { cron: "0 7 * * *", zone: UTC, missed: ${missed} }, to: { file: [json] } }\n`
  home.write(
    'masthead.yaml',
    `sources:\n  - { id: paper, name: Paper, kind: text, url: ./papers, zone: UTC }\nnewsletters:\n${newsletter('late', 'late')}${newsletter('skip', 'skip')}${newsletter('merge', 'merge')}`,
  )
})
afterEach(() => home.remove())

function write(day: number): void {
  const body = `The council met on day ${day} and talked about the lamps along the wall for three hours without an end in sight.\n\nBut the lights are no luxury, because a port that goes dark on day ${day} sends its ships elsewhere and its crews with them.\n\nThe council should vote to keep the lights on all night, and it should do so on day ${day + 1}.`
  writeFileSync(
    join(home.path, `papers/2026-01-${day}.txt`),
    `Keep the lights on, day ${day}\n\nPosted January. ${day}, 2026 06:00\n\n${body}\n`,
  )
}

async function tick(at: string): Promise<Record<string, string>> {
  const { stdout } = await home.run(['tick', '--at', at, '--json'])
  const { published } = JSON.parse(stdout)
  return Object.fromEntries(
    published.map(
      (one: {
        newsletter: string
        outcome: string
        edition?: { slot: string; digest: { sections: { items: unknown[] }[] } }
      }) => [
        one.newsletter,
        one.edition
          ? `${one.edition.slot.slice(0, 10)}: ${one.edition.digest.sections.flatMap(({ items }) => items).length}`
          : one.outcome,
      ],
    ),
  )
}

describe('after two days of sleep', () => {
  it('late publishes the last slot late, skip leaves it out, merge keeps its editorials for the next', async () => {
    write(12)
    expect(await tick('2026-01-12T07:00:00Z')).toEqual({
      late: '2026-01-12: 1',
      skip: '2026-01-12: 1',
      merge: '2026-01-12: 1',
    })
    write(13)
    write(14)
    expect(await tick('2026-01-14T10:00:00Z')).toEqual({ late: '2026-01-14: 2' })
    write(15)
    expect(await tick('2026-01-15T07:00:00Z')).toEqual({
      late: '2026-01-15: 1',
      skip: '2026-01-15: 3',
      merge: '2026-01-15: 3',
    })
    expect(await tick('2026-01-15T07:01:00Z')).toEqual({})
  })

  it('each slot missed within a day has what was published by its time; an older one has expired', async () => {
    write(12)
    await tick('2026-01-12T06:30:00Z')
    write(13)
    home.write(
      'masthead.yaml',
      `sources:\n  - { id: paper, name: Paper, kind: text, url: ./papers, zone: UTC }\nnewsletters:\n  - { id: late, title: late, schedule: { cron: "0 6,7 * * *", zone: UTC }, to: {} }\n`,
    )
    const { stdout } = await home.run(['tick', '--at', '2026-01-13T08:00:00Z', '--json'])
    const { published, passed } = JSON.parse(stdout)
    expect(
      published.map(({ outcome, isLate }: { outcome: string; isLate: boolean }) => [outcome, isLate]),
    ).toEqual([
      ['published', true],
      ['nothing-new', true],
    ])
    expect(passed).toEqual([{ newsletter: 'late', slot: '2026-01-12T07:00:00.000Z', why: 'expired' }])
  })
})

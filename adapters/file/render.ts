// An edition as one message that holds it in every format; which one is written, the address says. Pure.
import type { Edition, Site } from '../../src/core/model.js'
import { dayIn } from './escape.js'
import { markdownOf } from './markdown.js'
import { pageOf } from './page.js'

/** What may stand under `to: file:` in masthead.yaml, and the ending of its files. */
export const ENDINGS = { markdown: 'md', html: 'html', json: 'json' } as const
export const FORMATS = ['markdown', 'html', 'json'] as const
export type Format = (typeof FORMATS)[number]

export interface FileMessage {
  /** Path below the outbox, without its ending: "morning/12-2026-01-14". */
  path: string
  contents: Record<Format, string>
}

export function render(edition: Edition, site: Site): FileMessage[] {
  const { newsletter, number, slot, digest } = edition
  return [
    {
      path: `${newsletter}/${number}-${dayIn(digest.newsletter.zone, slot)}`,
      contents: {
        markdown: markdownOf(edition, site),
        html: pageOf(edition, site),
        json: `${JSON.stringify(edition, null, 2)}\n`,
      },
    },
  ]
}

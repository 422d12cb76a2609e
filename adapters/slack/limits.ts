// Slack's limits, each with where it is written, and the shape of a message within them.
import type { KnownBlock } from '@slack/types'

export const LIMITS = {
  /** https://docs.slack.dev/reference/block-kit/blocks */
  blocks: 50,
  /** Section and other text objects, in characters: @slack/types blocks.d.ts, composition-objects.d.ts. */
  textObject: 3000,
  /** @slack/types blocks.d.ts, HeaderBlock. */
  header: 150,
  /** @slack/types blocks.d.ts, ContextBlock. */
  contextElements: 10,
  /** @slack/types extensions.d.ts. */
  blockId: 255,
  /** @slack/types block-elements.d.ts, Button.url; links in rich text have no limit of their own. */
  url: 3000,
  /**
   * All texts of all blocks of one chat.postMessage together. Not documented: 12,000 "with a buffer" by the
   * staff's word (github.com/slackapi/bolt-js/issues/2509), refused at 11,341 with many blocks (#2867).
   */
  allBlocks: 10_000,
  /** Top-level text: best below this, cut by Slack at 40,000 (docs: chat.postMessage). */
  text: 4000,
} as const

export interface SlackMessage {
  /** What a notification and a screen reader get. */
  text: string
  blocks: KnownBlock[]
  unfurl_links: false
  unfurl_media: false
}

/** Characters of every text and address in the blocks, which is what Slack adds up. */
export function weight(blocks: readonly KnownBlock[]): number {
  let sum = 0
  JSON.stringify(blocks, (key, value) => {
    if (typeof value === 'string' && key !== 'type' && key !== 'block_id') sum += value.length
    return value
  })
  return sum
}

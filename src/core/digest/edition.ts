// Freezing: a digest becomes the edition of one slot, named by the hash of everything it says.
import { createHash } from 'node:crypto'
import type { Digest, DigestItem, Edition, Instant } from '../model.js'

export interface Freezing {
  number: number
  slot: Instant
  publishedAt: Instant
}

export function freeze(digest: Digest, { number, slot, publishedAt }: Freezing): Edition {
  return { newsletter: digest.newsletter.id, number, slot, publishedAt, hash: hashOf(digest), digest }
}

/** Every editorial of a digest, in reading order. */
export function itemsOf(digest: Digest): DigestItem[] {
  return digest.sections.flatMap((section) => section.items)
}

/** How many papers an edition summarizes. */
export function papersOf(digest: Digest): number {
  return new Set(itemsOf(digest).map((item) => item.source.id)).size
}

/** SHA-256 (hex) of the canonical JSON: the same content gives the same hash whatever the order of its keys. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}

/** JSON with sorted keys and without undefined values. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

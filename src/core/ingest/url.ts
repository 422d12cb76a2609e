// Web addresses as documents write them: relative, padded with blanks, sometimes hostile.
import { parseUrl } from '../url.js'

/** The absolute http(s) address that `reference` means at `base` (empty when unknown); null for anything else. */
export function webAddress(reference: string | null | undefined, base = ''): string | null {
  const text = reference?.trim()
  if (!text || text.length > 8_000) return null
  const url = parseUrl(text, base === '' ? undefined : base)
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null
}

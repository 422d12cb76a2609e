// Web addresses as documents write them: relative, padded with blanks, sometimes hostile.

/** The absolute http(s) address that `reference` means at `base` (empty when unknown); null for anything else. */
export function webAddress(reference: string | null | undefined, base = ''): string | null {
  const text = reference?.trim()
  if (!text || text.length > 8_000) return null
  const context = base === '' ? undefined : base
  if (!URL.canParse(text, context)) return null
  const url = new URL(text, context)
  return /^https?:$/.test(url.protocol) ? url.href : null
}

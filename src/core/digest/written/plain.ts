// Texts as they are compared: one form for letters that look the same, for apostrophes and for spaces.

/** NFKC, straight apostrophes and quotation marks, single spaces. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
}

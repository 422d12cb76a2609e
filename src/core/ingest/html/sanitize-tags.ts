// Which tags of HTML the quick way through sanitize.ts may take as they stand. As htmlparser2 treats them.

const words = (list: string) => new Set(list.split(' '))

/** Tags that have no end. */
export const VOID = words('area br col hr img link meta param source track')

/** Tags that go while their text stays, and that parsers treat like any other. */
export const PASSED = words(
  'address article aside big center font footer header iframe main nav picture strike tt colgroup label',
)

// HTML lets authors leave out end tags; where a start tag would bring one, somebody did.
const ENDS_PARAGRAPH = words(
  'address article aside blockquote center details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr main nav ol p pre section table ul',
)
const FAMILIES = [
  'li',
  'dd dt',
  'rt rp',
  'td th',
  'tr td',
  'tr th',
  'tr',
  'thead tbody tfoot',
  'thead td',
  'a',
].map(words)

/** Would a start tag end the element that it stands in? Rather too often than too seldom. */
export function impliesEnd(name: string, above: string): boolean {
  if (above === 'p') return ENDS_PARAGRAPH.has(name)
  // A cell in its row, and a row in its part of the table, are as they should be.
  if (above === 'tr' && (name === 'td' || name === 'th')) return false
  return FAMILIES.some((family) => family.has(above) && family.has(name))
}

// Reads Discord's markdown, so that a preview shows what readers would see: also the mention, link or
// bold that should not be there. It follows the desktop client, of which
// https://github.com/LyricLy/parse-discord is the most careful description; code blocks, tables of
// numbers and nested lists, which we never send, stay plain.

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; text: string; url: string }
  /** A mention, timestamp, emoji code or bare address: whatever Discord replaces by something else. */
  | { kind: 'replaced'; what: 'mention' | 'time' | 'emoji' | 'address'; text: string }

export type Block = { kind: 'line' | 'small' | 'quote' | 'item' | 'heading'; children: Inline[] }

/** One block for each line, in order. The text is at most a message long, so quadratic rules do no harm. */
export function readBlocks(text: string): Block[] {
  return text
    .slice(0, 8000)
    .split('\n')
    .map((line) => {
      for (const [kind, start] of STARTS) {
        const match = start.exec(line)
        if (match) return { kind, children: readInline(line.slice(match[0].length)) }
      }
      return { kind: 'line' as const, children: readInline(line) }
    })
}

const STARTS: [Block['kind'], RegExp][] = [
  ['small', /^-# +/],
  ['heading', /^#{1,3} +/],
  ['quote', /^ *>(?:>>)? +/],
  ['item', /^ *(?:[*-]|\d{1,20}\.) +/],
]

/** The rules in Discord's order: the first that matches at a place wins. */
const RULES: [RegExp, (match: string[]) => Inline][] = [
  [/\\([^0-9A-Za-z\s])/uy, ([, text = '']) => ({ kind: 'text', text })],
  [
    /\[((?:\[[^\]]*\]|[^[\]])+)\]\(\s*(https?:\/\/[^\s()]+)\s*\)/y,
    // Inside a label the client undoes no backslash.
    ([, text = '', url = '']) => ({ kind: 'link', text, url }),
  ],
  [/https?:\/\/[^\s<]+[^<.,:;"'\]\s]/y, ([text = '']) => ({ kind: 'replaced', what: 'address', text })],
  [/<[a-z]+:\/\/?[^ >]+>/iy, ([text = '']) => ({ kind: 'replaced', what: 'address', text })],
  [
    /<(?:@[!&]?|#|id:)\w+>|<\/[^>:]+:\d+>|@everyone|@here/y,
    ([text = '']) => ({ kind: 'replaced', what: 'mention', text }),
  ],
  [/<t:-?\d+(?::[tTdDfFR])?>/y, ([text = '']) => ({ kind: 'replaced', what: 'time', text })],
  [/<a?:\w+:\d+>|:\w+:/y, ([text = '']) => ({ kind: 'replaced', what: 'emoji', text })],
  [/(`+)(.+?)(?<!`)\1(?!`)/y, ([, , text = '']) => ({ kind: 'code', text })],
  [/\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/y, ([, text = '']) => ({ kind: 'bold', children: readInline(text) })],
  [/__((?:\\.|[^\\])+?)__(?!_)/y, ([, text = '']) => ({ kind: 'underline', children: readInline(text) })],
  [
    /\*(?!\s)((?:\\.|[^*\\])+?)\*(?!\*)/y,
    ([, text = '']) => ({ kind: 'italic', children: readInline(text) }),
  ],
  [/_((?:\\.|[^_\\])+?)_(?!\w)/y, ([, text = '']) => ({ kind: 'italic', children: readInline(text) })],
  [/~~((?:\\.|[^\\])+?)~~/y, ([, text = '']) => ({ kind: 'strike', children: readInline(text) })],
  [/\|\|((?:\\.|[^\\])+?)\|\|/y, ([, text = '']) => ({ kind: 'spoiler', children: readInline(text) })],
]

export function readInline(text: string): Inline[] {
  const nodes: Inline[] = []
  for (let at = 0; at < text.length; ) {
    const [node, length] = nextNode(text, at)
    const last = nodes.at(-1)
    if (node.kind === 'text' && last?.kind === 'text') last.text += node.text
    else nodes.push(node)
    at += length
  }
  return nodes
}

/** What a reader sees, without form. */
export function textOf(nodes: Inline[]): string {
  return nodes.map((node) => ('children' in node ? textOf(node.children) : node.text)).join('')
}

function nextNode(text: string, at: number): [Inline, number] {
  for (const [rule, build] of RULES) {
    rule.lastIndex = at
    const match = rule.exec(text)
    if (match) return [build(match), match[0].length]
  }
  const plain = /[^\\[<@:`*_~|h]+|[\s\S]/y
  plain.lastIndex = at
  const run = plain.exec(text)?.[0] ?? text.slice(at)
  return [{ kind: 'text', text: run }, run.length]
}

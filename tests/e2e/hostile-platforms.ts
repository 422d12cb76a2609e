// What readers' programs make of what we send, read as those programs read it: browsers and mail programs their
// HTML, mail servers their headers, Slack its blocks, Discord and CommonMark their markdown, terminals their controls.
// Each function returns what is live in a message and was not written by us; an empty list is a harmless message.
import { type ParsedMail, simpleParser } from 'mailparser'
import { type DefaultTreeAdapterTypes, type ParserError, parse } from 'parse5'
import { type Inline, readBlocks, readInline } from '../../adapters/discord/markdown.js'

// --- Any text ----------------------------------------------------------------------------------------

/** Controls (but for line ends), marks that turn the direction of what follows, and halves of characters. */
export const UNPRINTABLE = /[^\P{Cc}\n]|[\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069]/u

export function liveControls(text: string, name = 'the text'): string[] {
  const found = UNPRINTABLE.exec(text)
  if (!found) return []
  const around = JSON.stringify(text.slice(Math.max(0, found.index - 20), found.index + 20))
  return [`${name} holds U+${found[0].codePointAt(0)?.toString(16)} in ${around}`]
}

/** What a terminal shows, when colours of our own are taken away. */
export function liveInTerminal(text: string, name = 'the terminal'): string[] {
  return liveControls(text.replace(/\u001b\[(?:[0-2]|22|39|3[1-6])m/g, ''), name)
}

/** A text by what can be read of it: titles are cut, escaped and folded on their way. */
export function lettersOf(text: string, most = 24): string {
  return (text.normalize('NFC').match(/[\p{L}\p{N}]/gu) ?? []).slice(0, most).join('').toLowerCase()
}

// --- HTML --------------------------------------------------------------------------------------------

/** What a document does, beside its words: elements, attributes, looks, comments, kinds of addresses, faults. */
export function partsOfHtml(html: string): Set<string> {
  const parts = new Set<string>()
  const onParseError = ({ code }: ParserError) => {
    // Browsers pass over it, as over any character that has no picture.
    if (code !== 'noncharacter-in-input-stream') parts.add(`fault ${code}`)
  }
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if (node.nodeName === '#comment' && 'data' in node) parts.add(`comment ${node.data.replace(/\s+/g, ' ')}`)
    if ('attrs' in node) {
      for (const { value } of node.attrs)
        if (liveControls(value.replaceAll('\n', ' ')).length > 0) parts.add('a control in an attribute')
      parts.add(`<${node.tagName}>`)
      for (const { name, value } of node.attrs)
        parts.add(`<${node.tagName} ${name}${meaningOf(name, value)}>`)
    }
    const isCode = node.nodeName === 'script' || node.nodeName === 'style'
    if ('childNodes' in node) {
      for (const child of node.childNodes) {
        if (isCode && 'value' in child) parts.add(`${node.nodeName}: ${child.value}`)
        if (!isCode && 'value' in child) for (const one of liveControls(child.value)) parts.add(one)
        visit(child)
      }
    }
  }
  visit(parse(html, { onParseError, sourceCodeLocationInfo: true }))
  return parts
}

/** Of attributes that do something, what they do; of the others (title, lang, datetime) nothing. */
function meaningOf(name: string, value: string): string {
  if (['style', 'class', 'http-equiv', 'content', 'rel', 'target', 'sandbox', 'slot'].includes(name))
    return `=${value}`
  if (!['href', 'src', 'action', 'srcdoc', 'background', 'poster', 'author-url', 'url'].includes(name))
    return ''
  if (!/^[\x21-\x7e]*$/.test(value)) return '=an address with blanks or other letters'
  if (!URL.canParse(value, 'https://ours.example')) return '=no address'
  const { protocol, username, host } = new URL(value, 'https://ours.example')
  if (protocol !== 'https:' && protocol !== 'http:') return `=${protocol}`
  return username === '' ? (host === 'ours.example' ? '=ours' : '=web') : '=with a user'
}

/** What is live in a page and not in one of the same template that holds ordinary words. */
export function liveInHtml(html: string, ordinary: Set<string>, name: string): string[] {
  const parts = [...partsOfHtml(html)].filter((part) => !ordinary.has(part))
  return parts.map((part) => `${name} has ${part.slice(0, 300)}`)
}

/** The words of a document. */
export function textOfHtml(html: string): string {
  const words: string[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if ('value' in node) words.push(node.value)
    if ('childNodes' in node && node.nodeName !== 'script' && node.nodeName !== 'style')
      node.childNodes.forEach(visit)
  }
  visit(parse(html))
  return words.join('\n')
}

// --- Mail --------------------------------------------------------------------------------------------

export interface SentMail {
  subject: string
  html: string
  text: string
}

/** The mail as a mail server and a mail program read it, against what was to be sent to `reader`. */
export async function liveInMail(
  bytes: Buffer,
  sent: SentMail,
  reader: string,
  ordinary: ParsedMail,
): Promise<string[]> {
  const mail = await simpleParser(bytes)
  const [head = ''] = bytes.toString('latin1').split('\r\n\r\n', 1)
  const names = (one: ParsedMail) =>
    one.headerLines
      .map(({ key }) => key)
      .sort()
      .join(' ')
  const addresses = [mail.to, mail.cc, mail.bcc]
    .flat()
    .flatMap((list) => list?.value.map(({ address }) => address) ?? [])
  const same = (got: string, wanted: string) => got.replaceAll('\r\n', '\n').trim() === wanted.trim()
  return [
    ...(names(mail) === names(ordinary) ? [] : [`the mail has other headers: ${names(mail)}`]),
    ...(/^(?:[\x20-\x7e\t]|\r\n)*$/.test(head) ? [] : ['a header of the mail is not plain ASCII']),
    ...(addresses.join() === reader ? [] : [`the mail goes to ${addresses.join()}`]),
    ...(mail.attachments.length === 0 ? [] : ['the mail has an attachment']),
    ...(same(mail.subject ?? '', sent.subject)
      ? []
      : [`the subject arrives as ${JSON.stringify(mail.subject)}`]),
    ...(same(mail.text ?? '', sent.text) ? [] : ['the plain text arrives changed']),
    ...(typeof mail.html === 'string' && same(mail.html, sent.html) ? [] : ['the HTML arrives changed']),
    ...liveControls(mail.text ?? '', 'the plain text'),
    ...liveControls(mail.subject ?? '', 'the subject'),
  ]
}

// --- Slack -------------------------------------------------------------------------------------------

/** Whatever in rich text is no word or link may ping, or show something that nobody wrote. */
const SLACK_PARTS = new Set([
  'header',
  'context',
  'divider',
  'rich_text',
  'rich_text_section',
  'rich_text_quote',
  'rich_text_list',
  'rich_text_preformatted',
  'text',
  'link',
  'plain_text',
  'mrkdwn',
])

export function liveInSlack(message: unknown, ours: string): string[] {
  const live: string[] = []
  const visit = (value: unknown) => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (typeof value !== 'object' || value === null) return
    const part = value as Record<string, unknown>
    if ('type' in part && !SLACK_PARTS.has(String(part.type))) live.push(`a ${String(part.type)}`)
    if (part.type === 'plain_text' && part.emoji !== false) live.push('a plain text that shows emoji codes')
    if (part.type === 'mrkdwn') live.push(...liveInMrkdwn(String(part.text), ours))
    if (part.type === 'link') live.push(...liveInAddress(String(part.url)))
    Object.values(part).forEach(visit)
  }
  visit(message)
  const { text, ...rest } = message as {
    text: string
    parse?: string
    link_names?: boolean
    unfurl_links: boolean
  }
  if (rest.parse !== undefined || rest.link_names !== undefined || rest.unfurl_links)
    live.push('names or links are looked up')
  return [
    ...live,
    ...liveInMrkdwn(text, ours),
    ...stringsOf(message).flatMap((one) => liveControls(one, 'Slack')),
  ]
}

/** https://docs.slack.dev/messaging/formatting-message-text: what stands in <>, &, and signs that open a format. */
function liveInMrkdwn(text: string, ours: string): string[] {
  const words = text.replace(/<(https?:[^|<>]*)\|([^<>]*)>/g, (whole, url: string, label: string) =>
    url.startsWith(ours) ? label : whole,
  )
  return [
    ...(/[<>]/.test(words) ? [`mrkdwn with ${/<[^>]*>?|>/.exec(words)?.[0]}`] : []),
    ...(/&(?!(?:amp|lt|gt);)/.test(words) ? ['mrkdwn with a bare &'] : []),
    ...(/(?<!\u2060)[*_~`@#]|[*_~`@#](?!\u2060)/.test(words)
      ? [`a sign of mrkdwn stands free in ${JSON.stringify(words.slice(0, 200))}`]
      : []),
    ...(/:[\w+-]{1,60}:/.test(words) ? ['an emoji code in mrkdwn'] : []),
  ]
}

function liveInAddress(url: string): string[] {
  const isSound = /^https?:\/\/[!-~]+$/.test(url) && !/[<>|"'`\\{}^]/.test(url) && URL.canParse(url)
  if (!isSound) return [`the address ${url.slice(0, 100)}`]
  const { username, password } = new URL(url)
  return username || password ? [`an address with a user, ${url.slice(0, 100)}`] : []
}

// --- Discord -----------------------------------------------------------------------------------------

interface DiscordLike {
  content?: string
  embeds?: {
    title?: string
    description?: string
    url?: string
    author?: { name: string; url?: string }
    footer?: { text: string }
  }[]
  allowed_mentions: { parse: string[]; users?: unknown; roles?: unknown }
}

/** What an edition may link to (hosts), and the words that we write in bold ourselves. */
export interface OurWords {
  hosts: Set<string>
  bold: Set<string>
}

export function liveInDiscord(message: unknown, ours: OurWords, { mayShowCode = false } = {}): string[] {
  const { content = '', embeds = [], allowed_mentions } = message as DiscordLike
  const texts = [content, ...embeds.flatMap(({ title = '', description = '' }) => [title, description])]
  const urls = embeds.flatMap(({ url, author }) => [url ?? [], author?.url ?? []].flat())
  return [
    ...(JSON.stringify(allowed_mentions) === '{"parse":[]}' ? [] : ['mentions are allowed']),
    ...urls.flatMap(liveInAddress),
    ...embeds.flatMap(({ title = '' }) =>
      readInline(title).flatMap((node) => (node.kind === 'text' ? [] : [`a ${node.kind} in a title`])),
    ),
    ...texts
      .flatMap(readBlocks)
      .flatMap(({ kind, children }) => [
        ...(kind === 'heading' || kind === 'quote' ? [`a ${kind}`] : []),
        ...children.flatMap((node) => (mayShowCode && node.kind === 'code' ? [] : liveInline(node, ours))),
      ]),
    ...stringsOf(message).flatMap((text) => liveControls(text, 'Discord')),
  ]
}

function liveInline(node: Inline, { hosts, bold }: OurWords): string[] {
  switch (node.kind) {
    case 'text':
      return []
    case 'bold': {
      const words = node.children.map((child) => ('text' in child ? child.text : '')).join('')
      return node.children.every(({ kind }) => kind === 'text') && isAmong(bold, words)
        ? []
        : [`bold ${words}`]
    }
    case 'link':
      return hosts.has(new URL(node.url).host) ? liveInAddress(node.url) : [`a link to ${node.url}`]
    default:
      return [`a ${node.kind}: ${'text' in node ? node.text : ''}`]
  }
}

/** One of them, or the beginning of one that found no room. */
function isAmong(bold: Set<string>, words: string): boolean {
  const start = words.endsWith('…') ? words.slice(0, -1) : null
  return bold.has(words) || (start !== null && [...bold].some((one) => one.startsWith(start)))
}

// --- CommonMark --------------------------------------------------------------------------------------

/** What is left when escaped characters and what the channel writes itself are taken away must be plain words. */
export function liveInMarkdown(markdown: string): string[] {
  return markdown.split('\n').flatMap((line) => {
    const plain = line.replace(/\\[!-/:-@[-`{-~]/g, '\u00b7')
    const words = plain
      .replace(/\[[^[\]]*\]\(<https?:\/\/[!-;=?-~]*>\)/g, 'link')
      .replace(/^> \*\*[^*]*\*\* /, '')
      .replace(/^(?:#{1,3}|-) /, '')
    if (words === '---') return []
    const sign = /[\\`*_[\]<>~|@]|&#?\w+;|:\/\/|\bwww\.|^\s*(?:[#>+=-]|\d{1,9}[.)])/i.exec(words)
    return [
      ...(sign ? [`markdown ${sign[0]} in ${JSON.stringify(words.slice(0, 200))}`] : []),
      ...liveControls(line, 'markdown'),
    ]
  })
}

// --- What they share ---------------------------------------------------------------------------------

/** Every text in a message that goes out as JSON. */
export function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsOf)
}

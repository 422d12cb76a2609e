// Messages as Discord would show them, for previews: one HTML document that needs nothing from outside
// and, by its own policy, may not fetch anything. The look comes from @skyra/discord-components-core.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { UserError } from '../../src/core/errors.js'
import type { Site } from '../../src/core/model.js'
import type { DiscordMessage, Embed } from './limits.js'
import { type Block, type Inline, readBlocks, readInline, textOf } from './markdown.js'

/** The document runs one script, so its frame needs `sandbox="allow-scripts"`. */
export async function draw(messages: DiscordMessage[], site: Site): Promise<string> {
  const script = await elements()
  const hash = createHash('sha256').update(script).digest('base64')
  const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${xml(site.name)} on Discord</title>
<style>${STYLE}</style>
</head>
<body>
<discord-messages>
${messages.map((message, index) => drawMessage(message, index, site)).join('\n')}
</discord-messages>
<script>${script}</script>
</body>
</html>
`
}

const STYLE = `
html { background: #36393e; }
body { margin: 0; overflow-wrap: anywhere; }
discord-messages { border: 0; min-height: 100vh; }
.replaced { padding: 0 2px; border-radius: 3px; color: #c9cdfb; background: #3c4270; }
discord-message:not(:defined), discord-embed:not(:defined) { display: block; color: #dcddde; }
`

let bundled: Promise<string> | undefined

/** The bundle of components.ts: made by the build, or, when running from source, made now (60 ms, once). */
function elements(): Promise<string> {
  bundled ??= readFile(new URL('./components.bundle.js', import.meta.url), 'utf8').catch(bundle)
  return bundled.then((script) => script.replaceAll('</script', '<\\/script'))
}

async function bundle(): Promise<string> {
  try {
    const { build } = await import('esbuild')
    const entry = fileURLToPath(new URL('./components.ts', import.meta.url))
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      minify: true,
      format: 'iife',
      write: false,
    })
    return outputFiles.map((file) => file.text).join('')
  } catch (cause) {
    throw new UserError('The preview of Discord messages is not built. Run: npm run build', { cause })
  }
}

/** Discord joins what one author writes in a row under one name. */
function drawMessage(message: DiscordMessage, index: number, site: Site): string {
  const attributes = {
    author: site.name,
    avatar: avatar(site.name),
    timestamp: '',
    bot: true,
    'message-body-only': index > 0,
  }
  const embeds = (message.embeds ?? []).map(drawEmbed).join('\n')
  return tag('discord-message', attributes, drawBlocks(message.content ?? '') + embeds)
}

function drawEmbed(embed: Embed): string {
  const attributes = {
    slot: 'embeds',
    color: embed.color === undefined ? undefined : `#${embed.color.toString(16).padStart(6, '0')}`,
    'author-name': embed.author?.name,
    'author-url': embed.author?.url,
    // The element takes its title as plain text; what Discord would make bold there we never send.
    'embed-title': embed.title === undefined ? undefined : textOf(readInline(embed.title)),
    url: embed.url,
  }
  const parts: string[] = []
  if (embed.description)
    parts.push(tag('discord-embed-description', { slot: 'description' }, drawBlocks(embed.description)))
  if (embed.footer) parts.push(tag('discord-embed-footer', { slot: 'footer' }, xml(embed.footer.text)))
  return tag('discord-embed', attributes, parts.join(''))
}

function drawBlocks(text: string): string {
  if (text === '') return ''
  let html = ''
  let isAfterLine = false
  const blocks = readBlocks(text)
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]
    if (!block) continue
    if (block.kind === 'item') {
      const items = run(blocks, index)
      html += tag(
        'discord-unordered-list',
        {},
        items.map((item) => tag('discord-list-item', {}, drawInline(item.children))).join(''),
      )
      index += items.length - 1
    } else html += (isAfterLine && block.kind === 'line' ? '<br>' : '') + drawBlock(block)
    isAfterLine = block.kind === 'line'
  }
  return html
}

/** The list items that follow one another from `start`. */
function run(blocks: Block[], start: number): Block[] {
  const end = blocks.findIndex((block, index) => index >= start && block.kind !== 'item')
  return blocks.slice(start, end === -1 ? blocks.length : end)
}

function drawBlock({ kind, children }: Block): string {
  const html = drawInline(children)
  if (kind === 'small') return tag('discord-subscript', {}, html)
  if (kind === 'heading') return tag('discord-header', { level: '3' }, html)
  return kind === 'quote' ? tag('discord-quote', {}, html) : html
}

const ELEMENTS = {
  bold: 'discord-bold',
  italic: 'discord-italic',
  underline: 'discord-underlined',
  spoiler: 'discord-spoiler',
  strike: 's',
} as const

function drawInline(nodes: Inline[]): string {
  return nodes
    .map((node) => {
      if ('children' in node) return tag(ELEMENTS[node.kind], {}, drawInline(node.children))
      if (node.kind === 'text') return xml(node.text)
      if (node.kind === 'code') return tag('discord-code', {}, xml(node.text))
      if (node.kind === 'link') return tag('discord-link', hyperlink(node.url), xml(node.text))
      if (node.what === 'address') return tag('discord-link', hyperlink(node.text), xml(node.text))
      return tag('span', { class: 'replaced' }, xml(node.text))
    })
    .join('')
}

function hyperlink(href: string): Record<string, string> {
  return { href: href.replace(/[<>]/g, ''), target: '_blank', rel: 'noopener noreferrer' }
}

/** A round letter, because the library's own pictures would be fetched from Discord. */
function avatar(name: string): string {
  const letter = [...name.trim()][0] ?? 'M'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#e8e2d0"/><text x="20" y="28" font-family="Georgia,serif" font-size="23" text-anchor="middle" fill="#1d1d1b">${xml(letter)}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

function tag(name: string, attributes: Record<string, string | boolean | undefined>, html: string): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => {
    if (value === undefined || value === false) return []
    return value === true ? [` ${key}`] : [` ${key}="${xml(value)}"`]
  })
  return `<${name}${written.join('')}>${html}</${name}>`
}

function xml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

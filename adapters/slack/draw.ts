// Messages as Slack would show them, for previews: one HTML document without script, drawn by
// slack-blocks-to-jsx and React. Where the library would follow an unsafe address, `violations` has spoken
// before: we draw only messages of ours.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { KnownBlock } from '@slack/types'
import type { Site } from '../../src/core/model.js'
import type { SlackMessage } from './limits.js'

export async function draw(messages: SlackMessage[], site: Site): Promise<string> {
  const { createElement, renderToStaticMarkup, Message } = await libraries()
  const style = await libraryStyle()
  const drawn = messages.map((message, number) => {
    // The library brings shapes of its own for blocks that both of us take from Slack's documents.
    const blocks = message.blocks.map((block, n) =>
      literal(block, `note-${number}-${n}`),
    ) as unknown as Parameters<typeof Message>[0]['blocks']
    const props = { blocks, name: site.name, logo: LOGO, time: new Date(0), withoutWrapper: true } as const
    return frame(renderToStaticMarkup(createElement(Message, props)), site)
  })
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${xml(site.name)} on Slack</title>
<style>${style}</style>
<style>${STYLE}</style>
</head>
<body>
<main id="slack_blocks_to_jsx">
${drawn.join('\n')}
</main>
</body>
</html>
`
}

/** The library reads mentions and links from quiet lines, whose plain text Slack shows as it stands. */
function literal(block: KnownBlock, id: string): KnownBlock {
  const texts =
    block.type === 'context' ? block.elements.flatMap((one) => (one.type === 'plain_text' ? one : [])) : []
  if (texts.length === 0) return block
  const elements = texts.map(({ text }) => ({ type: 'text' as const, text }))
  return { type: 'rich_text', block_id: id, elements: [{ type: 'rich_text_section', elements }] }
}

/** What Slack draws around the blocks: who speaks, and that it is an app. */
function frame(blocks: string, site: Site): string {
  return `<article class="message">
<div class="avatar" aria-hidden="true">${xml([...site.name][0] ?? 'M')}</div>
<div class="body">
<p class="by"><b>${xml(site.name)}</b> <span class="app">APP</span></p>
${blocks}
</div>
</article>`
}

let style: Promise<string> | undefined

/**
 * Loaded when somebody first looks, one after the other and once: Node 20 may lose a module that several imports
 * ask for at the same time ("reading 'getStatus'").
 */
function libraries() {
  loaded ??= load()
  return loaded
}

let loaded: ReturnType<typeof load> | undefined

async function load() {
  const { createElement } = await import('react')
  const { renderToStaticMarkup } = await import('react-dom/server')
  const { Message } = await import('slack-blocks-to-jsx')
  return { createElement, renderToStaticMarkup, Message }
}

function libraryStyle(): Promise<string> {
  style ??= readFile(createRequire(import.meta.url).resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8')
  return style
}

const LOGO = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='

const STYLE = `
html { background: #fff; color: #1d1c1d; }
body { margin: 0; padding: 16px 18px; font: 15px/1.46668 Slack-Lato, Lato, "Noto Sans", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Hiragino Sans", "Malgun Gothic", "Yu Gothic", sans-serif; overflow-wrap: anywhere; }
.message { display: grid; grid-template-columns: 36px minmax(0, 1fr); gap: 8px; margin-bottom: 18px; }
.avatar { width: 36px; height: 36px; border-radius: 8px; background: #1d1c1d; color: #f8f4e9; display: grid; place-items: center; font: 700 20px Georgia, serif; }
.by { margin: 0 0 2px; }
.app { font-size: 10px; font-weight: 700; color: #616061; background: #e8e8e8; border-radius: 2px; padding: 1px 3px; vertical-align: 1px; }
#slack_blocks_to_jsx .slack_blocks_to_jsx--block_wrapper + .slack_blocks_to_jsx--block_wrapper { margin-top: 8px; }
#slack_blocks_to_jsx [id^="note-"] { color: #616061; font-size: 13px; }
.body a { color: #1264a3; text-decoration: none; }
.body a:hover { text-decoration: underline; }
`

function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

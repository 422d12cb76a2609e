// An edition as one mail: subject, HTML and plain text from one view of one plan. Pure apart from loading
// MJML, which takes half a second and is loaded when the first mail is written.
import type { Edition, Site } from '../../src/core/model.js'
import { ROOM } from './limits.js'
import { ALL, less, planFor, type Room } from './plan.js'
import { textOf } from './text.js'
import { viewOf } from './view.js'

export interface Mail {
  subject: string
  html: string
  text: string
  language: string
  /** Headers that do not depend on who receives the mail. */
  headers: Record<string, string>
}

export async function render(edition: Edition, site: Site): Promise<Mail[]> {
  let room: Room = ALL
  for (;;) {
    const plan = planFor(edition.digest, room)
    const view = viewOf(edition, plan, site)
    const html = await compile(site.fill('email/edition.mjml', view))
    const fewer = less(room, plan, Buffer.byteLength(html) / ROOM.htmlBytes)
    if (fewer === null) {
      const { subject, language } = view
      return [{ subject, html, text: textOf(view), language, headers: headersOf(edition, site) }]
    }
    room = fewer
  }
}

/**
 * `fonts` is empty because MJML would link to a font service as soon as an editorial's words look like a
 * font-family rule; includes stay off because a template has no reason to read other files.
 */
async function compile(mjml: string): Promise<string> {
  const { default: mjml2html } = await import('mjml')
  const { html } = await mjml2html(mjml, { validationLevel: 'strict', ignoreIncludes: true, fonts: {} })
  return html.replace(/\n[ \t\n]+/g, '\n')
}

/**
 * One list per newsletter (RFC 2919), and no vacation replies to it: RFC 3834 section 5, `Precedence` for
 * older systems, and Exchange's own header ([MS-OXCMAIL] 2.2.3.2.14).
 */
function headersOf({ newsletter, digest }: Edition, site: Site): Record<string, string> {
  const label = newsletter.replace(/[^A-Za-z0-9-]/g, '-')
  const { language } = digest.newsletter
  return {
    'List-Id': `<${label}.${new URL(site.url).hostname}>`,
    ...(/^[A-Za-z0-9-]{2,35}$/.test(language) && { 'Content-Language': language }),
    Precedence: 'bulk',
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
  }
}

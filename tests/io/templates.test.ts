import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { UserError } from '../../src/core/errors.js'
import { openTemplates, templatesFolder } from '../../src/io/templates.js'

let root: string
let fill: (name: string, values: object) => string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'masthead-templates-'))
  mkdirSync(join(root, 'templates', 'web'), { recursive: true })
  writeFileSync(join(root, 'secret.html'), 'secret')
  write('web/page.html', '<p title="<%= it.title %>"><%= it.title %></p>')
  write('web/list.html', '<% it.items.forEach((item) => { %><li><%= item.name %></li><% }) %>')
  write('web/outer.html', '<main><%~ include("/web/page.html", { title: it.heading }) %></main>')
  write('web/escape.html', '<%~ include("../../secret.html") %>')
  write('web/broken.html', '<% if ( %>')
  fill = openTemplates(join(root, 'templates'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function write(name: string, content: string): void {
  writeFileSync(join(root, 'templates', name), content)
}

describe('filling a template', () => {
  test('escapes every value for XML', () => {
    expect(fill('web/page.html', { title: `&<>"'` })).toBe(
      '<p title="&amp;&lt;&gt;&quot;&#39;">&amp;&lt;&gt;&quot;&#39;</p>',
    )
  })

  test('prints a value that looks like a template as it is', () => {
    expect(fill('web/page.html', { title: '<%= 6 * 7 %>' })).toContain('&lt;%= 6 * 7 %&gt;')
  })

  test('takes values that are frozen', () => {
    const values = Object.freeze({ items: Object.freeze([Object.freeze({ name: 'a' }), { name: 0 }]) })
    expect(fill('web/list.html', values)).toBe('<li>a</li><li>0</li>')
  })

  test('takes the parts that a template includes', () => {
    expect(fill('web/outer.html', { heading: 'a' })).toBe('<main><p title="a">a</p></main>')
  })

  test('reads a file once', () => {
    write('web/once.html', 'first')
    expect(fill('web/once.html', {})).toBe('first')
    write('web/once.html', 'second')
    expect(fill('web/once.html', {})).toBe('first')
  })
})

describe('what goes wrong is named', () => {
  test('a value that is not there', () => {
    expect(() => fill('web/page.html', {})).toThrow(
      'Template "web/page.html" could not be filled: the value "title" is missing',
    )
  })

  test('a value that is not there, deep inside', () => {
    expect(() => fill('web/list.html', { items: [{ name: 'a' }, { nmae: 'b' }] })).toThrow(
      '"items.1.name" is missing',
    )
  })

  test('an empty value, which would have been printed as "null"', () => {
    expect(() => fill('web/page.html', { title: null })).toThrow('web/page.html')
  })

  test('a template that is not there', () => {
    expect(() => fill('web/other.html', {})).toThrow(UserError)
    expect(() => fill('web/other.html', {})).toThrow(`There is no template "web/other.html" in ${root}`)
  })

  test('a template with a mistake in it', () => {
    expect(() => fill('web/broken.html', {})).toThrow('Template "web/broken.html" could not be filled')
  })

  test.each([
    '../secret.html',
    '/etc/passwd',
    'web/../../secret.html',
    '@web/page.html',
    'web\\page.html',
    'web',
    '',
  ])('a name such as %j, which could leave the folder', (name) =>
    expect(() => fill(name, {})).toThrow(UserError),
  )

  test('a part outside the folder', () => {
    expect(() => fill('web/escape.html', {})).toThrow()
  })
})

test('the templates of the package are found', () => {
  expect(openTemplates(templatesFolder())('file/reply.html', { house: 'Masthead', lines: [] })).toContain(
    'Masthead',
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseXml, type XmlElement } from '../../../../src/core/ingest/feed/xml.js'

/** Elements as "name[a=b](children)", texts in one piece. */
function shown(node: XmlElement | string): string {
  if (typeof node === 'string') return node
  const attributes = [...node.attributes].map(([name, value]) => `${name}=${value}`).join(',')
  return `${node.name}[${attributes}](${node.children.map(shown).join('')})`
}

const parsed = (xml: string) => parseXml(xml, '').map(shown).join('')

describe('well-formed XML', () => {
  interface Node {
    xml: string
    tree: string
  }
  const name = fc.constantFrom('a', 'b', 'title', 'link', 'x-y', 'ünï')
  const value = fc.constantFrom('', '1', 'a > b', "it's", '다리')
  const attributes = fc.uniqueArray(fc.tuple(fc.constantFrom('id', 'href', 'xml:lang', 'data-a'), value), {
    selector: ([key]) => key,
    maxLength: 3,
  })
  const text = fc.constantFrom<Node>(
    { xml: 'text', tree: 'text' },
    { xml: '&amp;&lt;&#x41;&#66;&eacute;', tree: '&<ABé' },
    { xml: '<![CDATA[<b>&amp;]]>', tree: '<b>&amp;' },
    { xml: '<!-- <a> -- -->', tree: '' },
    { xml: '<?php echo "<a>" ?>', tree: '' },
    { xml: ' \n', tree: ' \n' },
  )
  const { node } = fc.letrec<{ node: Node }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      text,
      fc
        .tuple(name, attributes, fc.array(tie('node'), { maxLength: 4 }), fc.boolean())
        .map(([tag, found, children, isShort]) => ({
          xml:
            isShort && children.length === 0
              ? `<${tag}${written(found)} />`
              : `<${tag}${written(found)}\n>${children.map(({ xml }) => xml).join('')}</${tag} >`,
          tree: `${tag}[${found.map(([key, value]) => `${key}=${value}`).join(',')}](${children.map(({ tree }) => tree).join('')})`,
        })),
    ),
  }))
  const written = (found: [string, string][]) =>
    found.map(([key, value]) => ` ${key} = "${value.replaceAll('"', '&quot;')}"`).join('')

  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), (children) => {
        const xml = `<?xml version="1.0"?><top>${children.map(({ xml }) => xml).join('')}</top>`
        expect(parsed(xml)).toBe(`top[](${children.map(({ tree }) => tree).join('')})`)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('namespaces', () => {
  it('are known by their address, whatever the prefix', () => {
    expect(
      parsed('<rss xmlns:x="http://purl.org/dc/elements/1.1/"><x:creator/><y:creator/><dc:date/></rss>'),
    ).toBe('rss[xmlns:x=http://purl.org/dc/elements/1.1/](dc:creator[]()other:creator[]()dc:date[]())')
  })

  it('of the format itself leave no prefix, and end with their element', () => {
    const xml = '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><b xmlns:a="urn:x"><a:id/></b><a:id/></a:feed>'
    expect(parsed(xml)).toContain('(b[xmlns:a=urn:x](other:id[]())id[]())')
  })
})

describe('what is no markup', () => {
  it.each([
    ['<a>3 < 5 <3 << x</a>', 'a[](3 < 5 <3 << x)'],
    ['<a>&nothing; & &#;</a>', 'a[](&nothing; & &#;)'],
    ['<a b c=d e=\'f"g\' b="2"/>', 'a[b=,c=d,e=f"g]()'],
    ['<a href=http://x/>', 'a[href=http://x]()'],
    ['<A>x</a>', 'a[](x)'],
    ['<a><b>x</a>y', 'a[](b[](x))'],
    ['<a></b></a>', 'a[]()'],
    ['<a>x</', 'a[](x)'],
    ['<a>x<b c="', 'a[](x)'],
    ['<!DOCTYPE a [<!ENTITY b "<c/>">\n]><a>&b;</a>', 'a[](&b;)'],
  ])('%s stays text or is left out', (xml, tree) => {
    expect(parsed(xml)).toBe(tree)
  })
})

describe('a listener', () => {
  it('takes elements out of the tree as they end, with those around them', () => {
    const taken: string[] = []
    const [rest] = parseXml('<a><b><c>1</c></b><b/>2</a>', '', (element, around) => {
      if (element.name !== 'b') return false
      taken.push(`${around.map(({ name }) => name).join('/')}: ${shown(element)}`)
      return true
    })
    expect(taken).toEqual(['a: b[](c[](1))', 'a: b[]()'])
    expect(rest && shown(rest)).toBe('a[](2)')
  })
})

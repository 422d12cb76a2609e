import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../../src/core/errors.js'
import { decode } from '../../../../src/core/ingest/bytes/decode.js'

const KOREAN =
  '저수지 수위가 41%까지 떨어졌다. 본부는 누수를 “11년 전부터” 알고 있었다. 그동안 바꾼 관은 고작 6㎞다. 시의회는 교체 일정을 요구해야 한다.'
const JAPANESE =
  '貯水池の水位が４１％まで下がった。水道局は漏水を「十一年前から」知っていた。その間に取り換えた管は六キロにすぎない。'
const CHINESE =
  '水库的水位下降到百分之四十一。水务局说，六月以前“不必担心”。然而离开净水厂的水有三分之一到不了水龙头。'
const TAIWANESE =
  '水庫的水位下降到百分之四十一。水務局說，六月以前「不必擔心」。然而離開淨水廠的水有三分之一到不了水龍頭。'
const RUSSIAN =
  'Водохранилище обмелело, и управление знает об утечках одиннадцать лет. За это время заменили шесть километров труб.'
const FRENCH =
  'La régie le sait depuis onze ans : « nous réparons ce que nous pouvons », dit l’élu. Ça coûte 3 €.'

const GREEK =
  'Η στάθμη της δεξαμενής έπεσε στο σαράντα τοις εκατό και ο δήμος το γνωρίζει εδώ και έντεκα χρόνια.'
const HEBREW = 'מפלס המאגר ירד לארבעים אחוז, והעירייה יודעת על הדליפות כבר אחת עשרה שנים.'
const ARABIC = 'انخفض مستوى الخزان إلى أربعين في المئة، والبلدية تعرف ذلك منذ إحدى عشرة سنة.'
const THAI =
  'ระดับน้ำในอ่างเก็บน้ำลดลงเหลือร้อยละสี่สิบเอ็ด และเทศบาลรู้เรื่องท่อรั่วมาสิบเอ็ดปีแล้ว ในช่วงเวลานั้นมีการเปลี่ยนท่อเพียงหกกิโลเมตร ' +
  'สภาเทศบาลควรเรียกร้องให้มีกำหนดการเปลี่ยนท่อและเปิดเผยค่าใช้จ่ายต่อกิโลเมตร'

const encoded = (text: string, encoding: string) => new Uint8Array(iconv.encode(text, encoding))
const ascii = (text: string) => encoded(text, 'latin1')

describe('bytes that say nothing of themselves', () => {
  it.each([
    ['utf-8', KOREAN],
    ['cp949', KOREAN],
    ['utf-8', JAPANESE],
    ['cp932', JAPANESE],
    ['euc-jp', JAPANESE],
    ['utf-16le', KOREAN],
    ['gb18030', CHINESE],
    ['big5', TAIWANESE],
    ['windows-1251', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['iso-8859-5', RUSSIAN],
    ['windows-1253', GREEK],
    ['windows-1255', HEBREW],
    ['windows-1256', ARABIC],
    ['windows-874', THAI],
    ['windows-1252', FRENCH],
    ['utf-16be', FRENCH],
    ['utf-32le', FRENCH],
    ['utf-32be', FRENCH],
  ])('are read as the %s that they are', (encoding, text) => {
    expect(decode(encoded(text, encoding))).toBe(text)
  })

  it('are read as ISO-2022-JP by its shifts', () => {
    expect(decode(ascii('\x1b$B<R@b\x1b(B: \x1b$B?e\x1b(B'))).toBe('社説: 水')
  })

  it('may be cut off within a character', () => {
    expect(decode(encoded(KOREAN, 'utf-8').slice(0, -2)).startsWith(KOREAN.slice(0, 60))).toBe(true)
  })
})

describe('what is said of the bytes', () => {
  it('a byte order mark is believed first, and taken off', () => {
    expect(decode(encoded(`\ufeff${FRENCH}`, 'utf-8'), { contentType: 'text/plain; charset=euc-kr' })).toBe(
      FRENCH,
    )
    expect(decode(encoded(`\ufeff${FRENCH}`, 'utf-16le'))).toBe(FRENCH)
  })

  it('the Content-Type is believed before the document', () => {
    const bytes = encoded('<?xml version="1.0" encoding="koi8-r"?><t>Утечка</t>', 'windows-1251')
    expect(decode(bytes, { contentType: 'application/xml; charset=windows-1251' })).toContain('Утечка')
    expect(decode(bytes)).not.toContain('Утечка')
  })

  it.each([
    ['<?xml version="1.0" encoding="windows-1253"?><t>Διαρροή</t>', 'windows-1253'],
    ['<html><meta charset=windows-1253><p>Διαρροή', 'windows-1253'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>Źródło', 'iso-8859-2'],
  ])('%s is believed', (text, encoding) => {
    expect(decode(encoded(text, encoding))).toBe(text)
  })

  it('latin1 means windows-1252, as everywhere on the web', () => {
    expect(decode(ascii('\x93Quoted\x94 \x80 5'), { contentType: 'text/html; charset=ISO-8859-1' })).toBe(
      '“Quoted” € 5',
    )
  })

  it.each([
    ['iso-8859-1', KOREAN, 'utf-8'],
    ['euc-kr', JAPANESE, 'utf-8'],
    ['utf-8', KOREAN, 'cp949'],
    ['iso-8859-1', JAPANESE, 'cp932'],
    ['iso-8859-1', GREEK, 'windows-1253'],
    ['iso-8859-1', JAPANESE, 'euc-jp'],
    ['utf-8', FRENCH, 'windows-1252'],
    ['euc-jp', JAPANESE, 'cp932'],
    ['utf-16', FRENCH, 'utf-8'],
    ['no-such-charset', KOREAN, 'cp949'],
  ])('a label of %s is not believed when the bytes contradict it', (label, text, encoding) => {
    expect(decode(encoded(text, encoding), { contentType: `text/html; charset=${label}` })).toBe(text)
  })
})

describe('documents that are no text', () => {
  it.each([
    ['%PDF-1.7 ...', 'is a PDF document, not text'],
    ['\x89PNG\r\n\x1a\n', 'is an image (PNG), not text'],
    ['PK\x03\x04 word/document.xml', 'is a zip archive or an office document, not text'],
    ['\x1f\x8b\x08\0\0', 'is compressed (gzip), not text'],
    ['\x01\x02\x03\x04\x05\x06\x07\x08 program', 'is no text'],
    ['', 'is empty'],
    [' \r\n\t\0', 'is empty'],
    ['\xef\xbb\xbf\n', 'is empty'],
  ])('%j: %s', (text, message) => {
    expect(() => decode(ascii(text))).toThrow(UserError)
    expect(() => decode(ascii(text))).toThrow(message)
  })

  it('characters that are really the quotes of windows-1252 become them', () => {
    expect(decode(encoded('don\u0092t say \u0093never\u0094', 'utf-8'))).toBe('don’t say “never”')
  })

  it('stray NULs are dropped', () => {
    expect(decode(ascii('one\0 two, and some more text behind it'))).toBe(
      'one two, and some more text behind it',
    )
  })
})

describe('any bytes', () => {
  it('become text or a sentence about them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, contentType) => {
        try {
          expect(decode(bytes, { contentType })).not.toContain('\0')
        } catch (error) {
          expect(error).toBeInstanceOf(UserError)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('that are UTF-8 come out as they went in, whatever their label', () => {
    const labels = fc.constantFrom('utf-8', 'iso-8859-1', 'windows-1252', 'us-ascii', 'shift_jis')
    fc.assert(
      fc.property(fc.constantFrom(KOREAN, JAPANESE, CHINESE, RUSSIAN, FRENCH), labels, (text, label) => {
        expect(decode(encoded(text, 'utf-8'), { contentType: `text/plain; charset=${label}` })).toBe(text)
      }),
    )
  })
})

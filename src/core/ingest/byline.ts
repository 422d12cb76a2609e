// Who wrote it: the lines in which papers name their writers, in English, Korean, Japanese and some others.

const LONGEST = 120

/** The writer whom a line names, when that is all it says: "By Ann Lee | Fox News" is Ann Lee; or null. */
export function bylineOf(line: string): string | null {
  const text = line.trim()
  if (text === '' || text.length > LONGEST) return null
  for (const form of FORMS) {
    const name = form.exec(text)?.[1]
    if (name) return cleaned(name)
  }
  return null
}

/** "By" alone: the name stands on the next line. */
export function isBareBy(line: string): boolean {
  return /^(?:(?:written |posted )?by|von|par|por|글)\s?:?$/i.test(line.trim())
}

// A name: words that begin with a capital, and the small words between them.
const NAME =
  "(?:(?:the|an|our) )?(?:\\p{Lu}[\\p{L}\\p{M}.’'`-]{0,30})(?:,? (?:and|&|of|for|the|de|del|della|di|da|dos|van|von|der|den|la|le|al|bin|y|e|et|und|\\p{Lu}[\\p{L}\\p{M}.’'`-]{0,30})){0,9}"
const FORMS = [
  // "By Ann Lee", "by Ann Lee and Bo Ek, Staff Writers", "By Ann Lee | Fox News", "By ANN LEE -"
  new RegExp(
    `^(?:(?:[Oo]pinion |[Aa]nalysis |[Ww]ritten |[Pp]osted |[Ss]tory |[Ee]ditorial |[Cc]ommentary |[Cc]olumn )?[Bb][Yy]|[Ww]ords:|[Vv]on|[Pp]ar|[Pp]or|[Aa]uthors?:|[Ww]riter:) ?:? {0,2}(${NAME})(?: ?[|/•·,–—-].{0,60}| on)?$`,
    'u',
  ),
  /^((?:the )?(?:[\p{L}’'.&]{1,30} ){0,5}(?:editorial (?:board|staff|team|page editors?)|editors|editorial desk))$/iu,
  // "홍길동 논설위원", "기자명 홍길동 기자 hong@paper.kr", "글 홍길동"
  /^(?:[가-힣\w]{1,12}[=＝/|]\s?)?(?:기자명|글쓴이|작성자|필자|글|by)?\s?[:：=]?\s?([가-힣]{2,4}\s?(?:수석|선임|전문|대)?\s?(?:논설위원|논설실장|논설주간|논설고문|논설주필|주필|편집위원|편집인|기자|특파원|칼럼니스트|위원))(?:\s?[/|(]?\s?[\w.+-]{1,40}@[\w.-]{3,40}\)?)?$/iu,
  /^(?:기자명|글쓴이|작성자|필자)\s?[:：=]?\s?([가-힣]{2,6})$/u,
  /^((?:[가-힣]{2,8}\s?)?(?:논설위원실|논설실|논설위원회|편집위원회))$/u,
  // "論説委員 山田太郎", "（論説委員・山田太郎）", "【山田太郎】"
  /^[（(【［]?(?:論説委員|編集委員|論説主幹|論説副主幹|記者|執筆|文|専門記者|特派員)[・:：＝=\s]{1,2}([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}・ ]{2,16})[）)】］]?$/u,
  /^【([\p{Script=Han}々]{2,4}[ 　]?[\p{Script=Han}\p{Script=Hiragana}]{0,4}(?:、[\p{Script=Han}々]{2,8})?)】$/u,
]

function cleaned(name: string): string | null {
  return (
    name
      .replace(
        /, (?:staff|senior|associate|assistant|opinion|editorial|deputy|managing|contributing|special|guest|the)\b.*$/i,
        '',
      )
      .replace(/[\s,;|·-]{1,10}$/, '')
      .replace(/\s+/g, ' ')
      .trim() || null
  )
}

// The words in which papers write dates: months, zones, and the labels before them. Tables only.

/** The months of a year in the languages that papers date in, without accents; a date may print only the start. */
const MONTHS = [
  'january february march april may june july august september october november december',
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  'januar februar marz april mai juni juli august september oktober november dezember',
  'janner februar maerz april mai juni juli august september oktober november dezember',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro',
  'januari februari maart april mei juni juli augustus september oktober november december',
  'januari februari mrt april maj juni juli augusti september oktober november december',
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь',
  'ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου',
  'januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december',
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia',
  'ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik',
  'ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince',
  'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesakuuta heinakuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta',
  'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
  'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  'januari februari maret april mei juni juli agustus september oktober november desember',
  'يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر',
].map((year) => year.split(' '))

/** 1 to 12, or null when the word is no month: "Sept" is one, "mayor" is not. */
export function monthOf(word: string): number | null {
  const start = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  if (start.length < 3) return null
  for (const year of MONTHS) {
    const index = year.findIndex((month) => month.startsWith(start))
    if (index >= 0) return index + 1
  }
  return null
}

/** Days of the week, as a pattern: English, the larger languages of Europe, Korean, Japanese, Chinese. */
export const WEEKDAY =
  '(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\\b|' +
  '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\\b|' +
  '(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so)\\b|' +
  '(?:lunes|martes|miercoles|miércoles|jueves|viernes|sabado|sábado|domingo)\\b|' +
  '(?:lun|mar|mer|gio|ven|sab|dom)[a-zì]{0,6}\\b|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?\\b|' +
  '[월화수목금토일](?:요일)?|[月火水木金土日](?:曜日?)?|(?:星期|周|週|礼拜)[一二三四五六日天]'

/** Zones by abbreviation: an offset in minutes, or an IANA zone where the letters hide summer time. */
const ZONES: Record<string, number | string> = {
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  BST: 60,
  WEST: 60,
  WAT: 60,
  CET: 60,
  MEZ: 60,
  CEST: 120,
  MESZ: 120,
  EET: 120,
  CAT: 120,
  SAST: 120,
  EEST: 180,
  EAT: 180,
  MSK: 180,
  TRT: 180,
  IRST: 210,
  GST: 240,
  PKT: 300,
  IST: 330,
  NPT: 345,
  BDT: 360,
  ICT: 420,
  WIB: 420,
  HKT: 480,
  SGT: 480,
  MYT: 480,
  PHT: 480,
  AWST: 480,
  WITA: 480,
  KST: 540,
  JST: 540,
  WIT: 540,
  ACST: 570,
  AEST: 600,
  ACDT: 630,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  NST: -210,
  NDT: -150,
  BRT: -180,
  ART: -180,
  AST: -240,
  ADT: -180,
  EST: -300,
  EDT: -240,
  COT: -300,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
  AT: 'America/Halifax',
  AET: 'Australia/Sydney',
  NZT: 'Pacific/Auckland',
  EASTERN: 'America/New_York',
  CENTRAL: 'America/Chicago',
  MOUNTAIN: 'America/Denver',
  PACIFIC: 'America/Los_Angeles',
}

/** Letters that mean another zone in papers of that place. */
const LOCAL_ZONES: [zones: RegExp, name: string, offset: number][] = [
  [/^Asia\/(Shanghai|Taipei|Hong_Kong|Macau|Chongqing|Harbin)$|^PRC$|^ROC$/, 'CST', 480],
  [/^Asia\/(Jerusalem|Tel_Aviv)$|^Israel$/, 'IST', 120],
  [/^Europe\/Dublin$|^Eire$/, 'IST', 60],
  [/^Asia\/Manila$/, 'PST', 480],
  [/^Asia\/Dhaka$/, 'BST', 360],
  [/^Australia\//, 'EST', 600],
  [/^Australia\//, 'EDT', 660],
]

/** What a zone's letters mean in a paper of `home`: minutes from UTC, an IANA zone, or null. */
export function zoneOf(letters: string, home: string): number | string | null {
  const name = letters.toUpperCase()
  const local = LOCAL_ZONES.find(([zones, key]) => key === name && zones.test(home))
  if (local) return local[2]
  return Object.hasOwn(ZONES, name) ? (ZONES[name] ?? null) : null
}

/** Zones of places that write the month first: 1/14/2026. */
export const MONTH_FIRST =
  /^(US\/|America\/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit|Boise|Indiana|Kentucky)|Pacific\/Honolulu|Asia\/Manila|UTC$|Etc\/UTC$)/

/** The first year of an era less one. */
export const ERAS: Record<string, number> = {
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  大正: 1911,
  明治: 1867,
  民國: 1911,
  民国: 1911,
}

export const UPDATED =
  '(?:last |최종\\s?|最終)?(?:updated?|modified|edited|revised|amended|changed|corrected)\\b|' +
  '(?:최종\\s?|마지막\\s?)?(?:수정|업데이트|갱신)(?:됨|일시|일|시각|시간|날짜)?|最終更新|(?:最終)?(?:更新|修正|修改|改定)(?:日時|日|时间|時間)?|' +
  '(?:zuletzt |letzte )?(?:aktualisiert|geändert|aktualisierung|änderung)|(?:mis(?:e)? à jour|modifiée?|actualisée?)|' +
  '(?:última )?(?:actualizado|actualizaci[oó]n|atualizado|atualização)|(?:ultimo )?aggiorna(?:to|mento)|(?:laatst )?bijgewerkt|gewijzigd|' +
  'oppdatert|uppdaterad|opdateret|обновлено|изменено'

export const PUBLISHED =
  '(?:first |originally |date )?(?:posted|published|publication date|pub(?:lish)? date|issued|created|released|written|filed|uploaded|registered|date(?:line)?)\\b|' +
  '(?:기사\\s?|최초\\s?|지면\\s?)?(?:입력|등록|게재|작성|발행|게시|승인|송고|보도|출고)(?:됨|일시|일자|일|시각|시간|날짜)?|' +
  '(?:公開|掲載|配信|発信|発表|登録|初出|投稿|作成|发布|發布|發稿|发表|發表|刊登|出版)(?:日時|日|时间|時間|于|於)?|' +
  '(?:veröffentlicht|erschienen|erstellt|stand|publi[ée]e?|créé|parue?|publicad[oa]|creado|pubblicat[oa]|gepubliceerd|geplaatst|publisert|publicerad|опубликовано)'

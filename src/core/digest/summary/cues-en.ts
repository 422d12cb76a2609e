// The cues of English editorials. Whole words, whatever their case; both kinds of apostrophe.
import type { Cues } from './cues.js'
import { first, never, whole } from './patterns.js'

/** "Take the case of ..." and "Make no mistake" ask for nothing. */
const NO_ORDERS = `(?:start|begin) (?:with|by) (?:the|a|this)(?: [a-z]+)? (?:fact|question|numbers|facts) | (?:take|consider) (?:the case|this|that|a look) | call (?:it|this|that) | make no mistake | add to | ask any |
  look at | think of | give .{1,30} credit | let(?:’s|'s| us) (?:be|not|face|say|hope)`
const ORDERS = `abandon | abolish | adopt | allow | amend | appoint | apply | approve | ask | ban | block | bring | build | buy |
  cancel | cap | change | charge | choose | close | cut | defend | delay | demand | disclose | do | don’t | don't | drop |
  elect | end | enact | enforce | ensure | expand | explain | extend | fill | find | finish | fire | fix | force | free |
  freeze | fund | get | give | halt | hand | help | hire | hold | impose | investigate | keep | kill | leave | let | lift |
  limit | lower | make | mend | move | open | order | pass | pay | prosecute | protect | prove | provide | publish | pull |
  put | raise | rebuild | reduce | reform | reject | release | remove | renew | repair | repeal | replace | require |
  rescind | restore | return | rewrite | scrap | sell | send | set | show | shut | sign | skip | spare | spend | start |
  stop | strike | strip | support | suspend | take | teach | tell | throw | treat | trust | try | turn | use | veto |
  withdraw | write`
/** What follows an order, and hardly a noun of the same form ("Work has begun"). */
const OBJECTS = `the | an? | this | that | these | those | it | them | us | him | her | his | their | our | its | your | more | less |
  fewer | all | every | each | any | anyone | both | no | not | back | up | out | off | down | away | over | only |
  [a-z]{2,12}ing`
const INTRANSITIVE = `(?:do not|don’t|don't) [a-z]{2,12} | vote (?:for|against|no|yes|to|in|them|him|her) | listen to | go (?:back|ahead) | begin (?:with|by) | start (?:with|by) |
  stand (?:by|up|with|firm) | act (?:now|on|before|while) | speak (?:up|out|for) | wait (?:for|until) | stay (?:away|put|out) |
  look (?:to|for|again) | invest in`
const cut = (list: string) => list.split(/\s+\|\s+/).join('|')
const order = new RegExp(
  `^["“‘(\\s]{0,3}(?:(?:so|but|and|then|instead|now|better|first|please)[, ]{1,2}){0,2}(?!${cut(NO_ORDERS)})(?:(?:${cut(ORDERS)})(?: (?:${cut(OBJECTS)})\\b|, )|(?:${cut(INTRANSITIVE)})\\b)`,
  'i',
)

export const english: Cues = {
  // "Should have" and "must have been" look back; they ask for nothing.
  modal: whole(`
    (?:must|should)(?: not|n’t|n't)?(?! (?:not |never )?have (?:been|[a-z]+ed|done|gone|known|seen|made|taken|come)\\b)(?! like to\\b) |
    ought(?: not)? to(?! have\\b) | needs? to | ha(?:s|ve) (?:got )?to be |
    it(?: is|’s|'s) (?:high |long |well |past )?time | had better | would do well | would be (?:wise|better off) |
    (?:is|are) (?:now |still |also |urgently |badly )?(?:needed|required|in order)
  `),
  idleModal:
    /\b(?:if|whether|when|where|how|what|why|who|whom|which|than)\b(?:[^\s,;:—]* ){0,8}?(?:must|should|needs? to|ought to|ha(?:s|ve) to be)\b|\b(?:may|might|will|would|could|does|do|did)(?: \w+){0,2} (?:have|need) to be\b|\bmust be the (?:most|best|worst|[a-z]{2,12}est)\b/gi,
  imperative: order,
  request: whole(`
    urge | calls? (?:on|for) | let us | let’s | let's | up to | would do well | would be wise | better to |
    it is better | far better | demand | insist | reconsider | duty | next step | too late | requires? | needs? |
    needed | vote (?:no|yes|for|against) | hold .{0,30} accountable | instead | start (?:by|with) |
    begin by | make sure | ensure | now is the | can start | could start | has to | have to | must |
    should | ought | deserves? | the (?:answer|remedy|solution|alternative|cure|way (?:out|forward)) (?:[a-z]+ ){0,3}(?:is|lies|would be) | it is time |
    it’s time | had better | before it(?: is|’s|'s) too late | cannot afford | can’t afford | no excuse | worth trying |
    (?:can|could|might|may) (?:start|begin|still|at least|do) | (?:might|may) (?:want to|consider|as well|at least) | could do worse | recommend | we (?:hope|ask|look|expect|trust) | owes?
  `),
  contrast: first(`
    but\\b | yet\\b | still, | however\\b | nevertheless\\b | nonetheless\\b | even so\\b | instead\\b |
    the (?:simple |plain |real |hard |sad |larger )?(?:truth|point|problem|trouble|fact|lesson|question|reality|answer) is |
    in (?:truth|fact|short|the end|reality)\\b | that is (?:why|wrong|not) | this is (?:why|wrong|not) |
    in other words | no[:,.] | far from\\b | unfortunately\\b | sadly\\b | clearly\\b | to be sure\\b
  `),
  verdict: whole(`
    right | rightly | rightful | wrong | wrongly | mistakes? | mistaken | errors? | dangerous | dangerously | dangers? |
    shame | shameful | shabby | disgrace | disgraceful | foolish | foolishly | folly | unnecessary | needless | needlessly |
    absurd | sensible | reckless | recklessly | irresponsible | fair | fairness | unfair | unfairly | just is | is just |
    unjust | injustice | justified | unjustified | deserves? | deserved | troubling | disturbing | worrying | worrisome |
    disappointing | welcome | best | worst | better | worse | fail(?:s|ed|ing)? | failures? | hypocrisy | hypocritical |
    victory | sad | sadly | nonsense | unacceptable | outrageous | outrage | essential | vital | crucial | critical |
    important | imperative | wise | wisely | unwise | good | bad | badly | harmful | honest | dishonest | cynical | cynicism |
    catastroph(?:e|ic) | disaster | disastrous | threats? | indefensible | priority | not enough | inadequate |
    insufficient | counterproductive | wholly | inappropriate | appropriate | common sense | senseless | pointless |
    worthy | unworthy | worth(?! of\\b) | appalling | alarming | inexcusable | no excuse | overdue | cannot support | would back |
    support | oppose | merely | mere | misguided | wasteful | useless | necessary | the real | far from | nothing short |
    all too | reasonable | unreasonable | safer | insult | abuse | racist | racism | bigotry | lies | scandal | scandalous |
    betrays? | betrayal | blunder | fiasco | debacle | farce | sham | travesty | gimmick | boondoggle | hoax | fantasy |
    illusions? | illusory | myth | naive | prudent | short-sighted | shortsighted | premature | futile | hopeless |
    ineffective | effective | ridiculous | ludicrous | laughable | preposterous | perverse | dubious | questionable |
    suspect | ominous | ugly | repugnant | intolerable | unconscionable | unconstitutional | illegitimate | legitimate |
    undemocratic | unwarranted | warranted | proper | improper | responsible | valuable | worthwhile | promising |
    encouraging | opportunity | lesson | toxic | corrosive | destructive | damaging | serious | grave | cruel | cowardly |
    cowardice | courage | courageous | brave | tragic | tragedy | corrupt | corruption | excuses? | blame | credit |
    glad | hopeful | churlish | graceless | shabbily | regrettable | lamentable | deplorable | commendable | admirable | sound(?! of\\b) | unsound | flawed | broken | bungled | botched
  `),
  stance: whole(`
    not [^.;:]{2,70} but | is(?:n’t|n't| not) [^.;]{2,60}[;:—] ?it | rather than | at all | no longer | no amount of |
    (?:is|are|was|were) (?:no|never|nothing|neither|hardly|anything but|far from|simply|still|itself) |
    not (?:merely|just|only|simply|because|enough|the) | less [a-z]+ than | more [a-z]+ than | as much as |
    what (?:matters|is at stake|is needed|is missing) |
    the (?:whole |real |only |first |best )(?:point|question|test|reason|way|answer|thing|issue|choice|lesson) |
    is the (?:best|worst|only|wrong|right|real|very) | neither [^.;]{2,60} nor | amounts? to | nothing (?:but|more|less)
  `),
  opposition: whole(`
    not (?!(?:only|just|merely|simply|yet|because)\\b)[^.;:]{2,70}? but (?!(?:also|not)\\b)[a-z]+
  `),
  view: whole(`
    we (?:have (?:always|long) )?(?:firmly |strongly |still |also |do not )?(?:believe|think|support|oppose|endorse|agree|disagree|doubt|hold|fear|favor|favour|applaud|welcome|recommend) |
    we (?:cannot|can’t|can't) (?:support|endorse|agree|accept) | in our (?:considered |own )?(?:view|judgment|judgement|opinion) |
    this (?:newspaper|page|board) (?:believes|supports|opposes|endorses|holds|favors|favours)
  `),
  concession: whole(`
    to be (?:sure|fair) | in fairness | it is (?:fair|only fair) to | granted | admittedly | of course | it is true that | true, |
    no doubt | (?:has|have) a point | not without (?:reason|merit|cause) | understandably |
    (?:critics|defenders|supporters|opponents|proponents|advocates|detractors|skeptics|sceptics|apologists|objectors) (?:\\w+ ){0,5}?(?:say|argue|claim|insist|contend|point|will|worry|fear|warn|object|complain|grumble|note|respond|reply|counter|fret) |
    (?:some|many|others|those who [a-z]+) (?:people |parents |residents |voters |of them )?(?:will |may |might |would )?(?:say|argue|claim|object|contend|worry|fear|warn|complain|grumble|point out)
  `),
  turn: first(`
    but\\b | yet\\b | still, | however\\b | nevertheless\\b | nonetheless\\b | even so\\b | all the same\\b |
    (?:that|this)(?: is|’s|'s| was) [^.;]{0,30}\\bworth\\b |
    (?:that|this)(?: is|’s|'s| was) (?:not (?:so|true|enough|how)|wrong|nonsense|mistaken|no (?:reason|excuse|argument|answer)|beside the point)\\b
  `),
  pronoun: first(
    `(?:he|she|they)\\b | it (?:was|had|did|came|went|took|made|got|held|said|ran|left|gave|won|lost|[a-z]{3,15}ed)\\b | it (?:would|will|could|can) (?!not\\b|be\\b|take\\b)`,
  ),
  also: whole(`
    also (?:must|should|ought|needs?|ha(?:s|ve) to) | (?:must|should|ought(?: to)?|needs? to|ha(?:s|ve) to) also | also urge
  `),
  general: whole(`
    any | anyone | anybody | anything | anywhere | everyone | everybody | everything | every | nobody | no one | nothing | none |
    never | always | only | all | those who | those that | whoever | whatever | wherever | people who | the one thing | rarely | seldom | hardly |
    (?:an?|any|every|no|one|something|somebody|someone) (?:[a-z-]+ ){0,3}(?:that|who|which|whose)
  `),
  cause: whole(`
    because | since | risks? | would | unless | otherwise | threatens? | costs? | leads? to | means |
    as a result | thus | so | teach(?:es)? | therefore | so that | without | if | undermines? | harms? |
    hurts? | weakens? | reasons? | causes? | leaves | leaving | cannot | can’t | can't | nobody | no one |
    not only | depends? | relies | rely | invites? | encourages? | rewards? | will not | won’t | won't | prevents? |
    after all | thanks to | due to | owing to | driven by | hence | the result | consequences? | which (?:means|makes) |
    makes? it | destroys? | erodes? | damages? | discourages? | drives? | forces? | allows? | enables? | too (?:few|many|much|little|often)
  `),
  attribution: whole(`
    said | says | told | according to | argue[sd]? | claim(?:s|ed)? | insist(?:s|ed) | warn(?:s|ed) |
    asked | announced | wrote | writes | noted | notes | added | adds | declared | testified | stated |
    reported | vowed | pledged | promised | stressed | complained | complains | contends? |
    suggest(?:s|ed) | called for | urged | points out
  `),
  ourVoice: whole(
    `(?:we|this (?:newspaper|page|board|paper)) (?:have |has |once |long |often )?(?:said|say|argued?|argues|noted|warned|urged|reported|insist|suggest|asked)`,
  ),
  past: whole(`
    was | were | had | did | went | came | took | made | became | began | won | lost | gave | got | found |
    held | said | told | left | ran | sat | stood | met | knew | thought | brought | bought | spent | sent | paid | fell | rose |
    grew | kept | drew | heard | wrote | spoke | broke | drove | chose | felt | sold | built | [a-z]{3,15}ed
  `),
  present: whole(`
    is | are | has | have | must | should | will | would | can | could | may | might | do | does | needs? |
    isn’t | aren’t | don’t | doesn’t | cannot | can’t | it’s | that’s | deserves? | makes? | means |
    remains? | seems?
  `),
  occasion: whole(`
    (?:will|is to|are to|plans? to|is expected to|are expected to|is due to|are due to|is set to|are set to) (?:[a-z]+ly |then |soon )?(?:decide|vote|consider|meet|rule|hear|debate|discuss|take up|choose)(?! (?:how|it|them|for themselves)\\b)
  `),
  name: /(?<=(?:[\p{Ll}\p{N},;]|Mrs?\.|Ms\.|Dr\.|Sen\.|Rep\.|Gov\.) )\p{Lu}[\p{L}\p{N}’'.-]*/gu,
  office: never,
  dateline:
    /^(?:\p{Lu}[\p{Lu}.' -]{2,30}(?:, [A-Z][\w. ]{1,20})?(?: \((?:AP|Reuters|AFP|UPI|CNN|Bloomberg)\))? ?(?:—|–|-{1,2}) |\((?:AP|Reuters|AFP|UPI)\))/u,
  length: { few: 9, usual: 25, many: 42 },
}

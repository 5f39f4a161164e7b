/** The forms of verbs by their stems, "plan", "planned", "planning"; lemmas of rarer forms are not always right. */
const forms = (stems: string): RegExp =>
  new RegExp(`^(?:${stems.replaceAll(' ', '|')})(?:e|s|es|ed|d|ing)?$`, 'i')

/** Verbs whose complement, or whose own participle, lies ahead: "is due to visit", "scheduled for Friday". */
export const AHEAD = forms(
  'plann? expect schedul sett? hop intend slat due pledg promis vow prepar want aim propos invit anticipat forecast ' +
    'predict await expir matur about ready pois arrang urg ask order book agre undertak committ? call demand offer threaten concurr? decid',
)
/** Nouns whose infinitive lies ahead: "an invitation to visit". */
export const INTENT =
  /^(?:invitation|plan|proposal|agreement|decision|intention|intent|offer|promise|pledge|commitment|readiness|desire|hope|deal)$/i
/** Verbs that set a date for something still to come. */
export const PLANNED = forms('plann? schedul expect slat anticipat await book earmark')
const LEAD = String.raw`(?:for\s+|on\s+|in\s+|at\s+|the\s+|around\s+|early\s+|late\s+|mid-?\s*)*$`
/** Words right before a date that is still to come: "due on", "effective", "ahead of". */
export const DUE_BEFORE = new RegExp(
  String.raw`\b(?:due|effective|payable|upcoming|forthcoming|scheduled|slated|deadline|no later than|as (?:soon|early) as|ahead of|head(?:ing|s|ed) into|in the run-up to|between now and|from now (?:to|until|till|through)|(?:extended|postponed|delayed|deferred|adjourned|put off|moved) (?:to|until|till))\s+${LEAD}`,
  'i',
)
/** "gave them until", "extended its deadline until" */
export const GIVEN_UNTIL =
  /\b(?:giv(?:e|es|en|ing)|gave|ha(?:s|ve|d)|extend(?:s|ed|ing)?|postpon(?:e[sd]?|ing)|delay(?:s|ed|ing)?|deadline)\b[^.;:,()]{0,40}?\b(?:until|till) (?:the |early |late |mid-?)?$/i
/** "had [given them until]" */
export const HAD = /\bhad (?:\w+ )?$/i
export const HAD_GIVEN = /^had (?:given|extended|postponed|delayed)\b/i
/** "forecasters predict landfall on" */
export const FORETELL = /^(?:predict|forecast|foresee)$/
/** "a planned visit of the minister in", "the upcoming summit on" */
export const PLANNED_VISIT =
  /\b(?:planned|scheduled|slated|upcoming|forthcoming|proposed|impending) (?:[\w'’-]+ ){0,2}(?:visit|trip|tour|summit|meeting|talks|conference|session|round|ceremony|vote|election|referendum)s?(?: (?!and\b|but\b)[\w'’.-]+){0,7}? (?:in|on|for)\s+(?:the\s+|early\s+|late\s+|mid-?\s*)*$/i
/** Said of a plan that has been kept by now, or was not: "had been [due to]", "originally [set for]". */
export const ONCE = /\b(?:had (?:\w+ )?been (?:\w+ )?|(?:originally|initially|previously|at first) )$/i
/** What was planned comes to nothing. */
export const CALLED_OFF = /^(?:cancel|call|scrap|abandon|drop|shelve)$/i
/** Of these the outcome bears the date, not the plan: "under a June agreement". */
export const OUTCOME =
  /^(?:agreement|accord|deal|pact|treaty|decision|ruling|verdict|order|law|memorandum|attack|bombing|riot|uprising|coup|statement|speech|letter|report|announcement|resolution|declaration|ceasefire|truce)$/i
/** Words right before a date to come where the verb does not look back: "by", "through", "starting". */
export const AHEAD_BEFORE = new RegExp(
  String.raw`\b(?:planned|expected|expires?|expiring|by|through|until|starting|beginning)\s+${LEAD}`,
  'i',
)
/** Words right before a date that is over: "since", "dated". */
export const BEHIND_BEFORE =
  /(?:\b(since|ended|dated|founded|following|after)\s+(?:on\s+|in\s+|the\s+|early\s+|late\s+|mid-?\s*)*)$/i
/** Forms of the past, where no tags are known. */
export const PAST_FORM =
  /^(?:was|were|had|did|said|told|met|held|went|came|began|took|made|gave|got|left|ran|saw|sent|won|lost|fell|rose|grew|spoke|wrote|broke|became|brought|built|bought|sold|paid|put|kept|led|knew|thought|stood|found|felt|hit|cut|shot|drove|flew|struck|swore|threw|withdrew|sought|caught|[a-z]{2,}ed)$/i

/** "is scheduled to leave Nairobi on": a date for what is still to be done. */
export const TO_DO = new RegExp(
  String.raw`\b(?:scheduled|expected|due|set|slated|plans?|planned|planning|likely|hopes?|hoping|intends?|is|are|prepar(?:es|ing)|about) to [a-z]+(?: [\w'’.-]+){0,4}?\s+${LEAD}`,
  'i',
)
/** Of these, too, when they happened: "the killing of the envoy in April". */
export const DEED =
  /^(?:killing|murder|assassination|death|massacre|shooting|arrest|attack|bombing|coup|invasion)$/i

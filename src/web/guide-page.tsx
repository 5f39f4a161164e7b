import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Title } from './page.tsx'
import { STAGES } from './status.tsx'

type Meanings = readonly (readonly [string, string])[]

const LINES: Meanings = [
  [
    '1 report',
    'How many reports tell it. The words open beside the line, and from there the report, at its place.',
  ],
  ['2 publishers', 'How many of them are independent: copies of one wire story are one.'],
  ['disputed', 'The reports do not agree on a date, an office, a number. The entry says who says which.'],
  ['by 6 Jan 2026', 'No report gives a day. It was so when the first report of it was published.'],
  [
    'confidence',
    'How likely a finding is right, as measured on findings that a reader judged: of those at 0.9 about nine in ten are.',
  ],
]

const KINDS: Meanings = [
  ['meeting', 'Two or more talked: in person, by telephone, by video, by letter.'],
  ['visit', 'Someone travelled to another state, with the stops and days that reports name.'],
  ['statement', 'Who said what, to whom, and through whom.'],
  ['undertaking', 'What was agreed, pledged, asked, demanded, proposed, offered, refused or signed.'],
  [
    'act',
    'What one did toward another, coded as political scientists do: a PLOVER type, and the CAMEO code.',
  ],
  ['tenure', 'Who holds an office, as a report says on its day.'],
  ['commemoration', 'An anniversary, with the year it counts from.'],
  ['formulation', 'A set phrase on a relationship, such as “strategic partnership”.'],
]

const STANDINGS: Meanings = [
  ['held', 'It took place.'],
  ['announced', 'It is to come. It stays so until a report tells that it took place.'],
  ['proposed, offered', 'Someone would have it so.'],
  ['denied, cancelled', 'It did not take place, or will not.'],
  ['hypothetical', 'It might be.'],
]

const ACTS: Meanings = [
  [
    'Verbal cooperation',
    'AGREE, CONSULT (meets, visits, talks), SUPPORT (praises, backs, signs), CONCEDE (yields in words)',
  ],
  ['Material cooperation', 'COOPERATE, AID, RETREAT (withdraws, releases, ceases fire)'],
  ['Verbal conflict', 'REQUEST (demands, appeals), ACCUSE, REJECT, THREATEN'],
  ['Material conflict', 'PROTEST, SANCTION (reduces relations), MOBILIZE, COERCE, ASSAULT'],
]

const KEYS: Meanings = [
  ['n, p', 'In a report: the next and the previous finding.'],
  ['a, e, x', 'Confirm, correct or reject the chosen one. A tick above the list turns the keys off.'],
  ['arrows', 'On a chart: the period, lag or step; Home and End its ends, Escape none.'],
]

/** What the words and signs of the pages mean. */
export function GuidePage(): ReactNode {
  return (
    <>
      <Title>Guide</Title>
      <p className="lead">
        Every line of these pages is what published reports say, and each opens the words that say it. What no
        report tells is not here, and that a thing is not here is no sign that it did not happen.
      </p>
      <Meaning title="What stands beside a line" of={LINES} />
      <Meaning title="Kinds" of={KINDS} />
      <Meaning title="Standing" of={STANDINGS} />
      <Meaning
        title="What became of an undertaking"
        of={STAGES.map(([n, m]) => [n, `${m[0]!.toUpperCase()}${m.slice(1)}.`])}
      />
      <Meaning title="Acts" of={ACTS} />
      <Meaning title="Keys" of={KEYS} />
      <section aria-labelledby="corrections">
        <h2 id="corrections">Corrections</h2>
        <p className="lead">
          Nothing is overwritten. What you confirm, correct, reject, join or part is a judgement with your
          name and day; the record is computed anew from it, and the{' '}
          <Link href="/judgements">list of judgements</Link> takes each back. What is narrowed or chosen
          stands in the address: keep or share it.
        </p>
      </section>
      <section aria-labelledby="accessibility">
        <h2 id="accessibility">Accessibility</h2>
        <p className="lead">
          The pages aim at WCAG 2.2, level AA, and are tested with axe-core at 320 and 1280 pixels, light and
          dark. All can be done by keyboard and without dragging; each chart, map and network has a table or
          list of the same; nothing is told by colour alone. Not done: names and quotations in other languages
          carry no language of their own, as only English is read.
        </p>
      </section>
      <section aria-labelledby="programs">
        <h2 id="programs">For programs</h2>
        <p className="lead">
          All that the pages show comes from the same address: <a href="/api/openapi.json">its description</a>
          .
        </p>
      </section>
    </>
  )
}

function Meaning(props: { title: string; of: Meanings }): ReactNode {
  const id = props.title.toLowerCase().replace(/[^a-z]+/g, '-')
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      <table className="facts">
        <tbody>
          {props.of.map(([name, means]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{means}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

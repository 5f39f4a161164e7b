import { Fragment, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { Dossier } from '../../index.ts'
import { AskForm, Field, useAddress } from '../address.tsx'
import { Shown, useAnswer } from '../answer.tsx'
import { query } from '../client.ts'
import { dayIn, daysIn } from '../day.ts'
import { useHash } from '../hash.ts'
import { PairForm } from '../home/pair-form.tsx'
import { type Freshness, many, Rests, Title } from '../page.tsx'
import { Brief } from './brief.tsx'
import { ChangesPart } from './changes.tsx'
import { type LeftOut, LeftOuts } from './older.tsx'
import { slug } from './part.tsx'
import { partsOf } from './parts.tsx'

const FORMS = [
  ['html', 'page'],
  ['md', 'Markdown'],
  ['txt', 'text'],
  ['docx', 'Word'],
  ['pdf', 'PDF'],
] as const

/** Everything the record shows on two states. */
export function DossierPage(props: { a: string; b: string }): ReactNode {
  const [fields, change] = useAddress(['since', 'until', 'asOf'])
  const days = query(fields)
  const base = `/api/dossiers/${encodeURIComponent(props.a)}/${encodeURIComponent(props.b)}`
  const answer = useAnswer<Dossier & { left: readonly LeftOut[]; freshness: Freshness }>(`${base}${days}`)
  useHash(answer.data !== null)
  return (
    <Shown answer={answer} title={`Dossier of ${props.a} and ${props.b}`} instead={<PairForm />}>
      {(d) => {
        const parts = partsOf(d)
        const between = query({ between: d.pair.join(','), since: fields.since, until: fields.until })
        return (
          <div className="sheet">
            <header>
              <Title kicker="Dossier">{`${d.names[0]} and ${d.names[1]}`}</Title>
              {d.counts.entries > 0 && (
                <p className="lead">
                  From <a href="#sources">{many(d.counts.reports, 'report')}</a> of{' '}
                  {many(d.counts.publishers, 'publisher')}
                  {d.period.from && d.period.to
                    ? `, published ${daysIn(`${d.period.from}/${d.period.to}`)}`
                    : ''}
                  : what they tell between the two, and beside it of either. As of {dayIn(d.asOf)}.
                </p>
              )}
              {d.counts.entries > 0 && <Brief d={d} />}
              <div className="tools">
                <AskForm label="Days of the dossier" fields={fields} change={change}>
                  <Field label="Since" name="since" value={fields.since} hint="2026-01" size={10} />
                  <Field label="Until" name="until" value={fields.until} hint="2026-03-31" size={10} />
                  <Field label="As of" name="asOf" value={fields.asOf} hint="today" size={10} />
                </AskForm>
                {d.counts.entries > 0 && (
                  <p className="along">
                    Take it along:{' '}
                    {FORMS.map(([ending, name]) => (
                      <a key={ending} href={`${base}/dossier.${ending}${days}`}>
                        {name}
                      </a>
                    ))}
                    <a href={`/api/entries.jsonl${between}`}>data (JSON Lines)</a>
                    <Link href={`/entries${between}`}>entries between the two</Link>
                  </p>
                )}
              </div>
            </header>
            <nav aria-label="Parts of the dossier" className="contents">
              {parts.map(({ title, n }) => (
                <a key={title} href={`#${slug(title)}`}>
                  <span>{title}</span>
                  {n !== null && <span className="n">{n.toLocaleString('en-US')}</span>}
                </a>
              ))}
            </nav>
            <div>
              {d.counts.entries === 0 ? (
                <p className="empty">
                  No report in this record tells of something between {d.names[0]} and {d.names[1]}
                  {days === '' ? '' : ' in these days'}. That may mean that nothing was read on them:{' '}
                  <Link href="/add">add a report</Link>, or look at <Link href="/reports">what was read</Link>
                  .
                </p>
              ) : (
                <>
                  <ChangesPart pair={d.pair} />
                  <LeftOuts value={d.left}>
                    {parts.map(({ title, body }) => (
                      <Fragment key={title}>{body}</Fragment>
                    ))}
                  </LeftOuts>
                </>
              )}
              <Rests on={d.freshness} />
            </div>
          </div>
        )
      }}
    </Shown>
  )
}

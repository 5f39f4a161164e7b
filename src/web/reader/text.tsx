import { type ReactNode, type RefObject, useEffect } from 'react'
import type { Finding } from '../../index.ts'
import type { Piece } from './pieces.ts'

interface Marking {
  readonly findings: readonly Finding[]
  /** The number of each finding, as margin and text show it. */
  readonly numbers: ReadonlyMap<string, number>
  readonly chosen: string | null
  readonly select: (id: string) => void
}

/** The text of a report, its evidence marked; the number after a mark leads to the finding. */
export function Text(
  props: Marking & {
    of: RefObject<HTMLElement | null>
    language: string | null
    paragraphs: readonly (readonly Piece[])[]
  },
): ReactNode {
  const { of, select } = props
  // A pointer chooses by the mark; the number after it is the way of the keyboard.
  useEffect(() => {
    const article = of.current
    const onClick = (event: MouseEvent): void => {
      const id = (event.target as Element).closest<HTMLElement>('mark')?.dataset.finding
      if (id !== undefined) select(id)
    }
    article?.addEventListener('click', onClick)
    return () => article?.removeEventListener('click', onClick)
  }, [of, select])
  return (
    <article
      ref={of}
      className="text"
      dir="auto"
      lang={props.language ?? undefined}
      aria-label="Text of the report"
    >
      {props.paragraphs.map((pieces) => (
        <p key={pieces[0]?.start ?? 0} dir="auto">
          {pieces.map((piece) => (
            <Marked key={piece.start} piece={piece} {...props} />
          ))}
        </p>
      ))}
    </article>
  )
}

function Marked(props: Marking & { piece: Piece }): ReactNode {
  const { piece, findings, numbers, chosen, select } = props
  if (piece.findings.length === 0) return piece.text
  const of = piece.findings.flatMap((id) => findings.find((f) => f.id === id) ?? [])
  // The shortest evidence is what one means to choose.
  const shortest = [...of].sort((a, b) => reach(a) - reach(b))[0]!
  const here = chosen !== null && piece.findings.includes(chosen)
  return (
    <>
      {piece.first.map((id) => (
        <span key={id} id={`at-${id}`} />
      ))}
      <mark
        className={here ? 'chosen' : undefined}
        title={of.map((f) => `${numbers.get(f.id)} ${f.kind}`).join(', ')}
        data-finding={shortest.id}
      >
        {piece.text}
      </mark>
      {piece.last.map((id) => (
        <a
          key={id}
          className={id === chosen ? 'note chosen' : 'note'}
          href={`#${id}`}
          aria-label={`Finding ${numbers.get(id)}, ${findings.find((f) => f.id === id)?.kind}`}
          onClick={(event) => {
            event.preventDefault()
            select(id)
          }}
        >
          {numbers.get(id)}
        </a>
      ))}
    </>
  )
}

const reach = (f: Finding): number => f.evidence.reduce((n, e) => n + e.end - e.start, 0)

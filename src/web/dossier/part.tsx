import type { ReactNode } from 'react'

export const slug = (title: string): string => title.toLowerCase().replace(/[^a-z]+/g, '-')

/** A part of a dossier under its heading, to which its contents lead. */
export function Part(props: { title: string; n?: number; children: ReactNode }): ReactNode {
  const { title, n } = props
  return (
    <section aria-labelledby={slug(title)}>
      <h2 id={slug(title)}>
        {title}
        {n !== undefined && <span className="n">{n.toLocaleString('en-US')}</span>}
      </h2>
      {props.children}
    </section>
  )
}

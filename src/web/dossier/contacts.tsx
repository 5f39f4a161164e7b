import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Dossier, Item } from '../../index.ts'
import { useWords } from '../chip.tsx'
import { Said } from '../lines.tsx'
import { Part } from './part.tsx'

/** The last contact at each level, and the levels at which these reports show none. */
export function Contacts(props: { d: Dossier }): ReactNode {
  return (
    <Part title="Last contact">
      <table className="levels">
        <tbody>
          {props.d.contacts.map(({ level, item }) => (
            <tr key={level}>
              <th scope="row">{level}</th>
              {item === null ? (
                <td className="soft" colSpan={3}>
                  none in these reports
                </td>
              ) : (
                <Contact item={item} />
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  )
}

function Contact(props: { item: Item }): ReactNode {
  const { item } = props
  const { chip, words } = useWords(item)
  return (
    <>
      <td className="when">
        <Link href={`/entries/${item.id}`} aria-label={`Entry: ${item.when}`}>
          <time>{item.when}</time>
        </Link>
      </td>
      <td>
        <Said item={item} />
        {words}
      </td>
      <td className="support">{chip}</td>
    </>
  )
}

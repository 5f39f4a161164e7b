import type { ReactNode } from 'react'
import type { Dossier } from '../../index.ts'
import { Told } from '../lines.tsx'
import { Part } from './part.tsx'

/** The last contact at each level, and the levels at which these reports show none. */
export function Contacts(props: { d: Dossier }): ReactNode {
  return (
    <Part title="Last contact">
      <table className="facts levels">
        <tbody>
          {props.d.contacts.map(({ level, item }) => (
            <tr key={level}>
              <th scope="row">
                {level}
                {item !== null && (
                  <>
                    <br />
                    <time className="day">{item.when}</time>
                  </>
                )}
              </th>
              <td>
                {item === null ? <span className="soft">none in these reports</span> : <Told item={item} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  )
}

import { type ReactNode, useEffect, useRef } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { AddPage } from './add-page.tsx'
import { DossierPage } from './dossier-page.tsx'
import { EntriesPage } from './entries-page.tsx'
import { EntryPage } from './entry-page.tsx'
import { HomePage } from './home-page.tsx'
import { JudgementsPage } from './judgements-page.tsx'
import { PersonsPage } from './persons-page.tsx'
import { ReportPage } from './report-page.tsx'
import { ReportsPage } from './reports-page.tsx'
import { SearchPage } from './search-page.tsx'

const ROOMS = [
  ['/', 'Record'],
  ['/entries', 'Entries'],
  ['/reports', 'Reports'],
  ['/persons', 'Persons'],
  ['/search', 'Search'],
  ['/judgements', 'Judgements'],
  ['/add', 'Add a report'],
] as const

/** All pages, with the way between them. */
export function App(): ReactNode {
  const [location] = useLocation()
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page begins at its top
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    main.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [location])
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="top">
        <Link href="/" className="name">
          Chancery
        </Link>
        <nav aria-label="Rooms">
          {ROOMS.map(([path, name]) => (
            <Link
              key={path}
              href={path}
              aria-current={
                (path === '/' ? location === '/' : location.startsWith(path)) ? 'page' : undefined
              }
            >
              {name}
            </Link>
          ))}
        </nav>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <Switch>
          <Route path="/" component={HomePage} />
          <Route path="/dossier/:a/:b">{({ a, b }) => <DossierPage a={a} b={b} />}</Route>
          <Route path="/entries" component={EntriesPage} />
          <Route path="/entries/:id">{({ id }) => <EntryPage id={id} />}</Route>
          <Route path="/reports" component={ReportsPage} />
          <Route path="/reports/:id">{({ id }) => <ReportPage id={id} />}</Route>
          <Route path="/persons" component={PersonsPage} />
          <Route path="/search" component={SearchPage} />
          <Route path="/judgements" component={JudgementsPage} />
          <Route path="/add" component={AddPage} />
          <Route>
            <h1>No such page</h1>
            <p>
              The address may be mistyped. The <Link href="/">record</Link> is a good place to start again.
            </p>
          </Route>
        </Switch>
      </main>
    </>
  )
}

import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { Fallen } from './fallen.tsx'
import { HomePage } from './home/home-page.tsx'

/** The rooms of the record, in the order of the contents. */
const ROOMS = [
  ['/', 'Record'],
  ['/entries', 'Entries'],
  ['/visits', 'Visits'],
  ['/undertakings', 'Undertakings'],
  ['/calendar', 'Calendar'],
  ['/timeline', 'Timeline'],
  ['/map', 'Map'],
  ['/network', 'Network'],
  ['/persons', 'People'],
  ['/reports', 'Reports'],
  ['/judgements', 'Judgements'],
  ['/add', 'Add a report'],
  ['/guide', 'Guide'],
] as const

const DossierPage = lazy(() => import('./dossier/dossier-page.tsx').then((m) => ({ default: m.DossierPage })))
const EntriesPage = lazy(() => import('./entries-page.tsx').then((m) => ({ default: m.EntriesPage })))
const EntryPage = lazy(() => import('./entry/entry-page.tsx').then((m) => ({ default: m.EntryPage })))
const ReportsPage = lazy(() => import('./reports-page.tsx').then((m) => ({ default: m.ReportsPage })))
const ReportPage = lazy(() => import('./reader/report-page.tsx').then((m) => ({ default: m.ReportPage })))
const PersonsPage = lazy(() => import('./people/persons-page.tsx').then((m) => ({ default: m.PersonsPage })))
const OfficePage = lazy(() => import('./people/office-page.tsx').then((m) => ({ default: m.OfficePage })))
const VisitsPage = lazy(() => import('./visits-page.tsx').then((m) => ({ default: m.VisitsPage })))
const UndertakingsPage = lazy(() =>
  import('./undertakings-page.tsx').then((m) => ({ default: m.UndertakingsPage })),
)
const CalendarPage = lazy(() => import('./calendar-page.tsx').then((m) => ({ default: m.CalendarPage })))
const TimelinePage = lazy(() =>
  import('./plates/timeline-page.tsx').then((m) => ({ default: m.TimelinePage })),
)
const MapPage = lazy(() => import('./plates/map-page.tsx').then((m) => ({ default: m.MapPage })))
const NetworkPage = lazy(() => import('./plates/network-page.tsx').then((m) => ({ default: m.NetworkPage })))
const SearchPage = lazy(() => import('./search-page.tsx').then((m) => ({ default: m.SearchPage })))
const JudgementsPage = lazy(() =>
  import('./judgements-page.tsx').then((m) => ({ default: m.JudgementsPage })),
)
const AddPage = lazy(() => import('./add/add-page.tsx').then((m) => ({ default: m.AddPage })))
const GuidePage = lazy(() => import('./guide-page.tsx').then((m) => ({ default: m.GuidePage })))

/** All pages, with the way between them. */
export function App(): ReactNode {
  const [location] = useLocation()
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)
  // A new page begins at its top
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
      <Top location={location} />
      <main id="main" ref={main} tabIndex={-1}>
        <Fallen at={location}>
          <Suspense
            fallback={
              <p role="status" aria-busy="true" className="soft">
                Looking …
              </p>
            }
          >
            <Switch>
              <Route path="/" component={HomePage} />
              <Route path="/dossier/:a/:b">{({ a, b }) => <DossierPage a={a} b={b} />}</Route>
              <Route path="/entries" component={EntriesPage} />
              <Route path="/entries/:id">{({ id }) => <EntryPage id={id} />}</Route>
              <Route path="/reports" component={ReportsPage} />
              <Route path="/reports/:id">{({ id }) => <ReportPage id={id} />}</Route>
              <Route path="/visits" component={VisitsPage} />
              <Route path="/undertakings" component={UndertakingsPage} />
              <Route path="/calendar" component={CalendarPage} />
              <Route path="/timeline" component={TimelinePage} />
              <Route path="/map" component={MapPage} />
              <Route path="/network" component={NetworkPage} />
              <Route path="/persons" component={PersonsPage} />
              <Route path="/offices" component={OfficePage} />
              <Route path="/search" component={SearchPage} />
              <Route path="/judgements" component={JudgementsPage} />
              <Route path="/add" component={AddPage} />
              <Route path="/guide" component={GuidePage} />
              <Route>
                <h1>No such page</h1>
                <p>
                  The address may be mistyped. The <Link href="/">record</Link> is a good place to start
                  again.
                </p>
              </Route>
            </Switch>
          </Suspense>
        </Fallen>
      </main>
    </>
  )
}

function Top(props: { location: string }): ReactNode {
  const { location } = props
  const [, go] = useLocation()
  const [open, setOpen] = useState(false)
  // Another page closes the list of rooms
  useEffect(() => setOpen(false), [location])
  return (
    <header className={open ? 'top open' : 'top'}>
      <Link href="/" className="name">
        Chancery
      </Link>
      <button
        type="button"
        className="menu"
        aria-expanded={open}
        aria-controls="rooms"
        onClick={() => setOpen(!open)}
      >
        Contents
      </button>
      <search className="find">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            const text = String(new FormData(event.currentTarget).get('text')).trim()
            if (text !== '') go(`/search?text=${encodeURIComponent(text)}`)
          }}
        >
          <input
            name="text"
            type="search"
            aria-label="Search reports and findings"
            placeholder="Search the record"
            enterKeyHint="search"
          />
        </form>
      </search>
      <nav id="rooms" aria-label="Rooms">
        {ROOMS.map(([path, name]) => (
          <Link
            key={path}
            href={path}
            aria-current={(path === '/' ? location === '/' : location.startsWith(path)) ? 'page' : undefined}
          >
            {name}
          </Link>
        ))}
      </nav>
    </header>
  )
}

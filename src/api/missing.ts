import type { Context } from 'hono'
import { problem } from './problem.ts'
import type { App } from './routes.ts'

/** Whether a path is one of a route's, whose segments may be named: `/api/entries/:id`. */
function fits(route: string, path: string): boolean {
  const [asked, own] = [path.split('/'), route.split('/')]
  return asked.length === own.length && own.every((part, i) => part.startsWith(':') || part === asked[i])
}

/** What has no route: another method than those of the path, an ending that it does not have, or no path at all. */
export function missing(app: App): (c: Context) => Response {
  return (c) => {
    const { path, method } = c.req
    const routes = app.routes.filter((r) => r.method !== 'ALL')
    const methods = [...new Set(routes.filter((r) => fits(r.path, path)).map((r) => r.method))]
    if (methods.length > 0) {
      const answer = problem(c, 405, `expected ${methods.join(' or ')} for ${path}, got ${method}`)
      answer.headers.set('Allow', methods.join(', '))
      return answer
    }
    const dot = path.indexOf('.', path.lastIndexOf('/'))
    const stem = dot < 0 ? path : path.slice(0, dot)
    const endings = new Set(
      routes
        .filter((r) => r.path.includes('.') && fits(r.path.slice(0, r.path.indexOf('.')), stem))
        .map((r) => r.path.slice(r.path.indexOf('.'))),
    )
    return problem(
      c,
      404,
      dot < 0 || endings.size === 0
        ? `expected a path of this API, got ${path}; see /api/openapi.json`
        : `expected ${stem} with an ending of ${[...endings].join(', ')}, got ${path.slice(dot)}`,
    )
  }
}

import { useEffect } from 'react'

/** Goes to the part that the address names once it is there: what was asked for comes later than the page. */
export function useHash(ready: boolean): void {
  useEffect(() => {
    if (ready && location.hash.length > 1)
      document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView()
  }, [ready])
}

import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** The width of an element as it is laid out, for what is drawn to fit it. */
export function useWidth(first = 640): [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(first)
  useLayoutEffect(() => {
    if (element.current === null) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.max(200, entry!.contentRect.width)))
    watch.observe(element.current)
    setWidth(Math.max(200, element.current.clientWidth))
    return () => watch.disconnect()
  }, [])
  return [element, width]
}

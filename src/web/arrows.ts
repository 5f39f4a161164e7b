/** Where a key leads on a chart of so many points, of which one or (−1) none is chosen; null where it leads nowhere. */
export function arrowTo(key: string, at: number, points: number): number | null {
  const to = {
    ArrowRight: at + 1,
    ArrowLeft: at < 0 ? points - 1 : at - 1,
    Home: 0,
    End: points - 1,
  }[key]
  return to === undefined || to < 0 || to >= points ? null : to
}

/** An A4 page in points, and how text is set on it. */
export const SHEET = {
  width: 595.28,
  height: 841.89,
  left: 66,
  right: 529.28,
  top: 78,
  bottom: 764,
  /** Sizes of letters, and how far lines are apart as a share of them. */
  title: 24,
  heading: 14,
  subheading: 11.5,
  text: 10,
  small: 8,
  leading: 1.42,
} as const

export const TEXT_WIDTH = SHEET.right - SHEET.left

/** Colours of words, of what stands back, and of links. */
export const INK = '#1d1c1a'
export const SOFT = '#55524c'
export const LINK = '#1f4e79'

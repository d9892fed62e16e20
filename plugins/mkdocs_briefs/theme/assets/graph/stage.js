/* The element around the canvas: its size, and whether the reader prefers reduced motion. */

export const still = matchMedia("(prefers-reduced-motion: reduce)")

export const isNarrow = stage => stage.clientWidth < 600

/* The area for the drawing, in pixels */

export const frame = stage => {
  const margin = isNarrow(stage) ? 30 : 46
  return { width: stage.clientWidth - 2 * margin, height: stage.clientHeight - 2 * margin }
}

/* The element that holds the drawing: how much room it has, and whether readers want motion. */

export const still = matchMedia("(prefers-reduced-motion: reduce)")

export const isNarrow = stage => stage.clientWidth < 600

/* What the drawing may fill of it, in pixels */

export const frame = stage => {
  const margin = isNarrow(stage) ? 30 : 46
  return { width: stage.clientWidth - 2 * margin, height: stage.clientHeight - 2 * margin }
}

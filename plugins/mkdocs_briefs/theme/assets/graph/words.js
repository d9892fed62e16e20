/* What readers read of the drawing, beside what the page says itself. */

import { isBrief } from "./network.js"

const count = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`

export const DRAWING = "Drawing …"
export const HOW_TO_ZOOM = "To zoom with the wheel, click the picture first or hold Ctrl"
export const CLOSE = "Close"

export const notFound = asked => `Nothing here is called “${asked}”.`

export const weight = node => count(node.weight, isBrief(node) ? "actor" : "brief")

export const companions = node => (isBrief(node) ? "Names" : "Most often with")

export const summary = view => {
  const briefs = view.nodes.filter(isBrief).length
  const actors = count(view.nodes.length - briefs, "actor")
  if (view.briefs) return `${actors} and ${count(briefs, "brief")}. A line joins a brief to whom it names.`
  const some = view.links.length < view.all.length
  const rest = some ? ": the closest ties of each; point at one to see all of its own" : ""
  return `${actors}. A line joins those named in the same brief${rest}.`
}

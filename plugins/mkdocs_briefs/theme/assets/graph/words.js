/* The messages of the drawing. */

import { isBrief } from "./network.js"

{% include "language.js" %}

const actors = number => ngettext("%(num)s actor", "%(num)s actors", number)
const briefs = number => ngettext("%(num)s brief", "%(num)s briefs", number)

export const DRAWING = _("Drawing …")
export const HOW_TO_ZOOM = _("To zoom with the wheel, click the picture first or hold Ctrl")
export const CLOSE = _("Close")

export const notFound = asked => _("Nothing here is called “%(asked)s”.", { asked })

export const weight = node => (isBrief(node) ? actors : briefs)(node.weight)

// Translators: "Names" is a verb: above the actors whom a brief names.
export const companions = node => (isBrief(node) ? _("Names") : _("Most often with"))

export const summary = view => {
  const many = view.nodes.filter(isBrief).length
  const values = { actors: actors(view.nodes.length - many), briefs: briefs(many) }
  if (view.briefs) return _("%(actors)s and %(briefs)s. A line joins a brief to whom it names.", values)
  if (view.links.length === view.all.length)
    return _("%(actors)s. A line joins those named in the same brief.", values)
  return _(
    "%(actors)s. A line joins those named in the same brief: the closest ties of each; point at one to see all of its own.",
    values,
  )
}

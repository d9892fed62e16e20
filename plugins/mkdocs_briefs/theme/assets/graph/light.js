/* The highlight of one node and its neighbours, while the others fade. */

import { still } from "./stage.js"

export class Light {
  centre // kept, like its beams, until the other nodes have faded in again
  beams = []
  dim = 0
  #lit = new Set()
  #fading
  #redraw

  constructor(redraw) {
    this.#redraw = redraw
  }

  /* Highlight a node of the view; without one, end the highlight */

  shine(node, view) {
    if (node && view.has(node)) {
      this.centre = node
      this.beams = view.around(node)
      this.#lit = new Set([node, ...this.beams.flatMap(tie => [tie.source, tie.target])])
    }
    const goal = node ? 1 : 0
    cancelAnimationFrame(this.#fading)
    const step = () => {
      this.dim = still.matches || Math.abs(goal - this.dim) < 0.12 ? goal : this.dim + (goal - this.dim) * 0.3
      this.#redraw()
      if (this.dim !== goal) this.#fading = requestAnimationFrame(step)
    }
    step()
  }

  isLit(node) {
    return this.#lit.has(node)
  }

  strength(node) {
    return this.dim && !this.#lit.has(node) ? 1 - 0.88 * this.dim : 1
  }
}

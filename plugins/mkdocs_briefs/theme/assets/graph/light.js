/* Light on one node and its neighbours, while the others fade. */

import { still } from "./stage.js"

export class Light {
  centre // kept, as its beams are, while the others come back to light
  beams = []
  dim = 0
  #lit = new Set()
  #fading
  #redraw

  constructor(redraw) {
    this.#redraw = redraw
  }

  /* Light up a node of the view; without one, the light is even again */

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

/* The card: details of the selected node. */

import { make } from "./elements.js"
import { isBrief, other } from "./network.js"
import * as words from "./words.js"

export class Card {
  #element
  #drawing

  constructor(element, drawing) {
    this.#element = element
    this.#drawing = drawing
  }

  /* Show a node; hide the card without one. The keyboard focus stays in the card, or moves to the search field. */

  show(node, search) {
    const focused = this.#element.contains(document.activeElement) // read first: replacing the content drops the focus
    this.#element.hidden = !node
    if (node) this.#describe(node)
    if (focused) (node ? this.#element.querySelector("a") : search).focus()
  }

  #describe(node) {
    const { network, palette } = this.#drawing
    const among = isBrief(node) ? network.ties : network.companions
    const own = among.filter(tie => tie.source === node || tie.target === node).sort((a, b) => b.weight - a.weight)
    const chips = own.slice(0, 8).map(tie => {
      const near = other(tie, node)
      const onclick = () => this.#drawing.find(near)
      return make("li", {}, make("button", { type: "button", textContent: near.label, onclick }))
    })
    const link = make("a", { href: this.#drawing.addressOf(node), textContent: node.label })
    const onclick = () => this.#drawing.choose()
    const close = make("button", { type: "button", className: "network__close", onclick }, "×")
    close.setAttribute("aria-label", words.CLOSE)
    const heading = make("p", {}, words.companions(node))
    this.#element.replaceChildren(
      make("p", { className: "network__name" }, link),
      make("p", { className: "network__kind" }, `${palette.noun(node)} · ${words.weight(node)}`),
      ...(chips.length ? [heading, make("ul", {}, ...chips)] : []),
      close,
    )
  }
}

"""What readers have before them after each step in a browser, in words: to compare with ``site_tests/expected/``."""

from __future__ import annotations

from playwright.sync_api import Page

# An element a line with what it says of itself, and what a reader has done to it; long lists but for their middle.
_TELL = r"""region => {
  const SAID = ["id", "role", "href", "name", "datetime", "tabindex", "dir", "style"]
  const INLINE = new Set(["a", "b", "bdi", "em", "i", "mark", "small", "span", "strong", "time"])
  const lines = []
  const words = text => text.replace(/\s+/g, " ").trim()
  const opening = each => {
    const said = [each.localName + [...each.classList].map(name => `.${name}`).join("")]
    for (const { name, value } of each.attributes)
      if (SAID.includes(name) || name.startsWith("aria-")) said.push(`${name}=${value}`)
    for (const state of ["disabled", "selected", "checked", "open"]) if (each[state] === true) said.push(state)
    if (each.matches("input")) said.push(`value="${each.value}"`)
    if (each === document.activeElement) said.push("FOCUS")
    return said.join(" ")
  }
  const isPart = node => node.nodeType === 3 || (node.nodeType === 1 && isThere(node))
  const parts = each => [...each.childNodes].filter(isPart)
  const isThere = each => each.localName === "option" || each.checkVisibility({ visibilityProperty: true })
  const isLine = each => [...each.children].every(child => INLINE.has(child.localName) && isLine(child))
  const inline = each =>
    parts(each).map(node => (node.nodeType === 3 ? node.data : `[${opening(node)}: ${inline(node)}]`)).join("")
  const tell = (each, indent) => {
    if (isLine(each)) return lines.push(indent + words(`${opening(each)}: ${inline(each)}`))
    lines.push(indent + opening(each))
    const nodes = parts(each).filter(node => node.nodeType === 1 || words(node.data))
    const isLong = nodes.length > 5 && ["ol", "ul", "select"].includes(each.localName)
    nodes.forEach((node, at) => {
      if (isLong && at === 3) lines.push(`${indent}  (${nodes.length - 5} more)`)
      if (isLong && at >= 3 && at < nodes.length - 2) return
      if (node.nodeType === 1) tell(node, indent + "  ")
      else lines.push(`${indent}  "${words(node.data)}"`)
    })
  }
  for (const each of document.querySelectorAll(region)) if (isThere(each)) tell(each, "")
  return lines.join("\n")
}"""


class Steps:
    """A reader's way through a site, written down."""

    def __init__(self, page: Page, root: str, region: str) -> None:
        """``region`` selects what is told of, ``root`` is the address that is left out."""
        self._page = page
        self._root = root
        self._region = region
        self._told: list[str] = []

    def did(self, what: str) -> None:
        """Tell where the reader is, and what is there."""
        told = f"{self._page.url}\n{self._page.evaluate(_TELL, self._region)}"
        self._told.append(f"== {what}\n{told.replace(self._root, '/')}\n")

    @property
    def text(self) -> str:
        return "\n".join(self._told)

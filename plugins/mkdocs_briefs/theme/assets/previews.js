  /* Previews: of its reference at a citation, of an actor or country at its name. On hover and on focus; a first tap shows
     one, a second follows the link. WCAG 2.2, 1.4.13: Escape closes it, the pointer may go onto it, and it stays. */

  const preview = document.createElement("div")
  preview.className = "briefs-preview"
  preview.id = "briefs-preview"
  preview.role = "tooltip"
  preview.hidden = true

  const made = (name, className, ...content) => {
    const element = document.createElement(name)
    element.className = className
    element.append(...content)
    return element
  }

  const referenceOf = link => {
    try {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
      return [...(target?.querySelector(".reference")?.cloneNode(true).childNodes ?? [])]
    } catch {
      return [] // a link by hand, with broken escapes
    }
  }

  /* What the head of a page says of its subject; nothing where the page cannot be read, as from a disk */

  const read = async address => {
    try {
      const answer = await fetch(address)
      const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html")
      const said = selector => page.querySelector(`.page-head ${selector}`)?.textContent.trim()
      const facts = [...page.querySelectorAll(".page-head .facts > div")].slice(0, 3)
      return said("h1") && [
        made("p", "briefs-preview__name", said("h1")),
        ...(said(".standfirst") ? [made("p", "briefs-preview__summary", said(".standfirst"))] : []),
        made("p", "briefs-preview__facts", ...facts.map(fact => made("span", "", [...fact.children].map(one => one.textContent.trim()).join(": ")))),
      ]
    } catch {
      return undefined
    }
  }

  const heads = new Map()
  const headOf = async link => {
    const address = link.href.split("#")[0]
    if (!heads.has(address)) heads.set(address, read(address))
    const head = await heads.get(address)
    if (!head) heads.delete(address) // a network that was away may be back the next time
    return (head || []).map(element => element.cloneNode(true))
  }

  let wanted = null // the link whose preview is shown, or being fetched
  let closed = null // the link at which a reader has closed it
  let timer = 0

  const hide = () => {
    clearTimeout(timer)
    preview.hidden = true
    wanted?.removeAttribute("aria-describedby")
    wanted = null
  }

  const place = (link, x) => {
    const lines = [...link.getClientRects()]
    const line = lines.find(one => x >= one.left && x <= one.right) ?? lines[0]
    const room = document.documentElement.clientWidth
    const width = Math.min(416, room - 32)
    preview.style.width = `${width}px`
    preview.style.left = `${Math.max(16, Math.min(line.left, room - width - 16)) + scrollX}px`
    const fits = line.bottom + 6 + preview.offsetHeight < innerHeight || line.top < preview.offsetHeight
    preview.style.top = `${(fits ? line.bottom + 6 : line.top - preview.offsetHeight - 6) + scrollY}px`
  }

  const show = async (link, x = -1, byTouch = false) => {
    if (link === wanted) return
    hide()
    wanted = link
    const isCitation = link.matches(".citation")
    const content = isCitation ? referenceOf(link) : await headOf(link)
    if (wanted !== link) return
    if (!content.length || !link.isConnected) return hide()
    preview.replaceChildren(...content)
    if (byTouch) {
      const on = made("a", "briefs-preview__on", isCitation ? _("Go to the reference") : _("Go to the page"))
      on.href = link.href
      preview.append(on)
    }
    for (const other of preview.querySelectorAll("a")) other.tabIndex = -1 // for pointers: the way by keyboard is the link
    document.body.append(preview)
    preview.hidden = false
    link.setAttribute("aria-describedby", preview.id)
    place(link, x)
  }

  const soon = (act, milliseconds) => {
    clearTimeout(timer)
    timer = setTimeout(act, milliseconds)
  }

  const previewed = event => (event.target instanceof Element ? event.target.closest("a.citation, a.actor-link") : null)

  document.addEventListener("pointerover", event => {
    if (event.pointerType === "touch") return
    const link = previewed(event)
    if (link !== closed) closed = null
    if (link === wanted || preview.contains(event.target)) clearTimeout(timer)
    if (link && link !== wanted && !closed) soon(() => show(link, event.clientX), 100)
    else if (!link && !preview.contains(event.target)) soon(() => document.activeElement !== wanted && hide(), 300)
  })
  document.addEventListener("focusin", event => {
    const link = previewed(event)
    if (link?.matches(":focus-visible")) show(link)
    else if (!preview.contains(event.target)) hide()
  })
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !wanted) return
    closed = wanted
    hide()
  })
  document.addEventListener(
    "click",
    event => {
      const link = previewed(event)
      if (event.pointerType === "touch" && link && link !== wanted) {
        event.preventDefault()
        event.stopPropagation() // instant navigation would follow it
        show(link, event.clientX, true)
      } else if (!preview.contains(event.target) || event.target.closest("a")) hide()
    },
    true,
  )


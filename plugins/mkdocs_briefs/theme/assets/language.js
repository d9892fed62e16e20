/* gettext: translations and plurals of the site's language. Messages are in English. */

const LANGUAGE = {{ language }}
const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (place, name) => values[name])
const _ = (message, values = {}) => fill(LANGUAGE.words[message] ?? message, values)
const ngettext = (one, many, num, values = {}) => {
  const english = num === 1 ? one : many
  return fill(LANGUAGE.words[one]?.[Number(LANGUAGE.plural(num))] ?? english, { num, ...values })
}
